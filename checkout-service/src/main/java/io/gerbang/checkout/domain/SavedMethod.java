package io.gerbang.checkout.domain;

import io.gerbang.events.CardFacts;
import io.gerbang.events.PaymentMethodFacts;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A means of payment that can be named in a request. One that belongs to a customer pays as often
 * as the customer likes; any other pays once.
 *
 * @param customerId whom it belongs to
 * @param usedBy the payment that it was used for while it belonged to nobody
 * @param detached whether it belonged to a customer before, which makes it useless
 */
public record SavedMethod(
        PaymentMethod method,
        String merchantId,
        boolean livemode,
        Instant createdAt,
        Map<String, String> metadata,
        @Nullable String customerId,
        @Nullable String usedBy,
        boolean detached)
        implements MerchantObject {

    public SavedMethod {
        metadata = Map.copyOf(metadata);
    }

    /** One that nobody has used yet. */
    public static SavedMethod fresh(
            PaymentMethod method,
            String merchantId,
            boolean livemode,
            Instant createdAt,
            Map<String, String> metadata) {
        return new SavedMethod(
                method, merchantId, livemode, createdAt, metadata, null, null, false);
    }

    public String id() {
        return method.facts().id();
    }

    /** Whether it is the customer's own; nobody owns what has no owner. */
    public boolean isOf(@Nullable String customer) {
        return customerId != null && customerId.equals(customer);
    }

    public boolean wasSpent() {
        return detached || usedBy != null;
    }

    /** Whether this is no payment method yet, but the name of a published test card. */
    public boolean standsForTestCard() {
        return method.standsForTestCard();
    }

    /** A payment method of its own, where this is a name. */
    public SavedMethod named(String id, Instant at) {
        return fresh(method.named(id), merchantId, livemode, at, metadata);
    }

    public SavedMethod attachedTo(String customer) {
        return with(method, metadata, customer, null, false);
    }

    public SavedMethod usedBy(String paymentId) {
        return with(method, metadata, null, paymentId, false);
    }

    public SavedMethod detach() {
        return with(method, metadata, null, null, true);
    }

    /** Without a customer, and without what a person gave. */
    public SavedMethod erased() {
        return with(
                new PaymentMethod(method.facts(), BillingDetails.NONE), Map.of(), null, null, true);
    }

    public SavedMethod with(BillingDetails billing, Map<String, String> said) {
        return with(new PaymentMethod(method.facts(), billing), said, customerId, usedBy, detached);
    }

    /** The same card with another expiry; the vault has been told. */
    public SavedMethod expiring(int month, int year) {
        var facts = method.facts();
        var card = facts.card();
        if (card == null) {
            return this;
        }
        var renewed =
                new CardFacts(
                        card.brand(),
                        card.bin(),
                        card.last4(),
                        month,
                        year,
                        card.funding(),
                        card.country(),
                        card.fingerprint());
        var changed = new PaymentMethodFacts(facts.id(), facts.type(), renewed, facts.testCard());
        return with(
                new PaymentMethod(changed, method.billingDetails()),
                metadata,
                customerId,
                usedBy,
                detached);
    }

    private SavedMethod with(
            PaymentMethod changed,
            Map<String, String> said,
            @Nullable String customer,
            @Nullable String payment,
            boolean nowDetached) {
        return new SavedMethod(
                changed, merchantId, livemode, createdAt, said, customer, payment, nowDetached);
    }
}
