package io.gerbang.checkout.application.session;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.checkout.domain.Intent;
import io.gerbang.checkout.domain.SessionDecider;
import io.gerbang.checkout.domain.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper has before them.
 *
 * @param intent the session's, where it has one
 */
public record Checkout(CheckoutSession session, @Nullable Intent intent) {

    public Standing standing(Instant now) {
        return SessionDecider.standing(session, intent, now);
    }

    public Tenant tenant() {
        return Tenant.of(session);
    }

    static ObjectRef ref(CheckoutSession session) {
        return new ObjectRef(Tenant.of(session), session.id());
    }
}
