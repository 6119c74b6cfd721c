package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.Intent;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.SetupIntent;

/** A payment as a PaymentIntent, a setup intent as a SetupIntent. */
public final class IntentView {

    private IntentView() {}

    /** Stripe's name of such an object. */
    public static String object(Intent intent) {
        return switch (intent) {
            case Payment _ -> "payment_intent";
            case SetupIntent _ -> "setup_intent";
        };
    }

    public static ObjectNode of(Intent intent) {
        return switch (intent) {
            case Payment payment -> PaymentView.of(payment);
            case SetupIntent setup -> SetupIntentView.of(setup);
        };
    }
}
