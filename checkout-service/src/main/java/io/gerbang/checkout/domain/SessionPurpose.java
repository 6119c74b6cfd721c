package io.gerbang.checkout.domain;

import io.gerbang.events.ThreeDSecureWish;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a checkout session is for. */
public sealed interface SessionPurpose {

    @Nullable String customerId();

    List<String> paymentMethodTypes();

    /** When the cardholder is authenticated; null leaves that to the issuer. */
    @Nullable ThreeDSecureWish threeDSecure();

    /**
     * Paying for something.
     *
     * @param payment what its payment will say; the amount is the total of the items
     */
    record Paying(PaymentDetails payment, List<LineItem> items) implements SessionPurpose {

        public Paying {
            items = List.copyOf(items);
        }

        @Override
        public @Nullable String customerId() {
            return payment.customerId();
        }

        @Override
        public List<String> paymentMethodTypes() {
            return payment.paymentMethodTypes();
        }

        @Override
        public @Nullable ThreeDSecureWish threeDSecure() {
            return payment.threeDSecure();
        }
    }

    /**
     * Keeping a card for later payments.
     *
     * @param setup what its setup intent says
     * @param currency of the later payments, ISO 4217 in lower case; null where nothing is said
     */
    record Saving(SetupDetails setup, @Nullable String currency) implements SessionPurpose {

        @Override
        public @Nullable String customerId() {
            return setup.customerId();
        }

        @Override
        public List<String> paymentMethodTypes() {
            return setup.paymentMethodTypes();
        }

        @Override
        public @Nullable ThreeDSecureWish threeDSecure() {
            return setup.threeDSecure();
        }
    }
}
