package io.gerbang.checkout.application.customer;

import io.gerbang.checkout.application.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Whom a merchant's records are about.
 *
 * @param customerId null where it is everybody with the e-mail address
 * @param email null where it is a customer, whatever the address
 */
public record Person(Tenant tenant, @Nullable String customerId, @Nullable String email) {

    /** Names nobody, so that a log line does not either. */
    @Override
    public String toString() {
        return "Person[" + tenant + "]";
    }
}
