package io.gerbang.checkout.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who pays a merchant more than once.
 *
 * @param deleted whether the merchant deleted the customer: the id is known, nothing else is
 */
public record Customer(
        String id,
        String merchantId,
        boolean livemode,
        Instant createdAt,
        boolean deleted,
        Details details)
        implements MerchantObject {

    /**
     * What the merchant said about the customer.
     *
     * @param defaultPaymentMethod the customer's own that invoices are paid with
     */
    public record Details(
            @Nullable String email,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String description,
            @Nullable Address address,
            @Nullable Shipping shipping,
            @Nullable String defaultPaymentMethod,
            List<String> preferredLocales,
            Map<String, String> metadata) {

        public static final Details NONE =
                new Details(null, null, null, null, null, null, null, List.of(), Map.of());

        public Details {
            preferredLocales = List.copyOf(preferredLocales);
            metadata = Map.copyOf(metadata);
        }

        public Details payingWith(@Nullable String paymentMethod) {
            return new Details(
                    email,
                    name,
                    phone,
                    description,
                    address,
                    shipping,
                    paymentMethod,
                    preferredLocales,
                    metadata);
        }
    }

    public Customer with(Details said) {
        return new Customer(id, merchantId, livemode, createdAt, deleted, said);
    }

    /** Pays with something else from now on, where it was that payment method. */
    public Customer without(String paymentMethod) {
        return paymentMethod.equals(details.defaultPaymentMethod())
                ? with(details.payingWith(null))
                : this;
    }

    /** What a person gave is erased. */
    public Customer erased() {
        return new Customer(id, merchantId, livemode, createdAt, true, Details.NONE);
    }
}
