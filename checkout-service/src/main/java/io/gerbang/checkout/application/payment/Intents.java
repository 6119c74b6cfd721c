package io.gerbang.checkout.application.payment;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.domain.Intent;
import io.gerbang.checkout.domain.SetupIntent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Payments and setup intents, each in a table of its own. */
@ApplicationScoped
public class Intents {

    private final PaymentStore payments;
    private final SetupIntentStore setups;

    Intents(PaymentStore payments, SetupIntentStore setups) {
        this.payments = payments;
        this.setups = setups;
    }

    public Uni<Optional<Intent>> find(ObjectRef intent) {
        return SetupIntent.isId(intent.id())
                ? setups.find(intent).map(found -> found.map(Function.identity()))
                : payments.payment(intent).map(found -> found.map(Function.identity()));
    }
}
