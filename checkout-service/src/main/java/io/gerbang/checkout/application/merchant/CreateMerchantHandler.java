package io.gerbang.checkout.application.merchant;

import io.gerbang.checkout.application.Actor;
import io.gerbang.web.key.KeyKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes a merchant with a secret and a publishable key of test mode. */
@ApplicationScoped
public class CreateMerchantHandler {

    private final MerchantChanges changes;
    private final Clock clock;

    CreateMerchantHandler(MerchantChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** What was made; the keys are shown here and never again. */
    public record Created(Merchant merchant, String secretKey, String publishableKey) {

        @Override
        public String toString() {
            return "Created[" + merchant.id() + "]";
        }
    }

    /** Emits empty where a merchant of that id is already there. */
    public Uni<Optional<Created>> create(
            Actor actor, String id, String name, String country, String defaultCurrency) {
        var now = clock.instant();
        var merchant = new Merchant(id, name, country, defaultCurrency, now, null, false);
        var secret = testKey(id, KeyKind.SECRET, now);
        var publishable = testKey(id, KeyKind.PUBLISHABLE, now);
        return changes.create(actor, merchant, List.of(secret.key(), publishable.key()))
                .map(inserted ->
                        inserted
                                ? Optional.of(
                                        new Created(merchant, secret.text(), publishable.text()))
                                : Optional.empty());
    }

    private static NewKey testKey(String merchantId, KeyKind kind, Instant now) {
        return NewKey.make(merchantId, kind, false, null, List.of(), now);
    }
}
