package io.gerbang.checkout.application.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.checkout.domain.TestCards;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Means of payment by id. One that is not known here yet is asked of the vault and then kept, with
 * what a person gave: this is where it can be erased.
 */
@ApplicationScoped
public class PaymentMethods {

    /** What else a caller sends would only make the vault's URL too long, or another one. */
    private static final Pattern OF_THE_VAULT = Pattern.compile("pm_[0-9A-Za-z]{1,64}");

    private static final int TEST_CARD_ID = "pm_".length() + 24;

    private final PaymentMethodStore store;
    private final PaymentStore payments;
    private final Vault vault;

    public PaymentMethods(PaymentMethodStore store, PaymentStore payments, Vault vault) {
        this.store = store;
        this.payments = payments;
        this.vault = vault;
    }

    /** Port: the vault's payment methods. */
    public interface Vault {

        Uni<Optional<SavedMethod>> find(ObjectRef paymentMethod);

        /** Has the card expire at another time. */
        Uni<Void> renew(ObjectRef paymentMethod, int month, int year);

        /** Erases the card, for good. */
        Uni<Void> erase(ObjectRef paymentMethod);

        /** Erases all that an e-mail address was given with. */
        Uni<Void> eraseOf(Tenant tenant, String email);

        /** What an e-mail address was given with. */
        Uni<JsonNode> heldOf(Tenant tenant, String email);
    }

    /** Whether a payment method of this id may belong to a customer: a test card's name may not. */
    public static boolean mayBelong(String id) {
        return OF_THE_VAULT.matcher(id).matches();
    }

    /** Test mode knows Stripe's names, such as {@code pm_card_visa}. */
    public Uni<Optional<SavedMethod>> find(ObjectRef ref) {
        if (!ref.tenant().livemode()) {
            var named = TestCards.named(ref.id());
            if (named.isPresent()) {
                return Uni.createFrom()
                        .item(
                                named.map(card ->
                                        SavedMethod.fresh(
                                                card,
                                                ref.tenant().merchantId(),
                                                false,
                                                Instant.EPOCH,
                                                Map.of())));
            }
        }
        return store.find(ref)
                .chain(known -> known.isPresent() ? Uni.createFrom().item(known) : ask(ref));
    }

    private Uni<Optional<SavedMethod>> ask(ObjectRef ref) {
        if (!OF_THE_VAULT.matcher(ref.id()).matches()) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (ref.id().length() > TEST_CARD_ID) {
            return ofAttempt(ref);
        }
        return vault.find(ref)
                .chain(found ->
                        found.isPresent()
                                ? store.keep(found.get())
                                        .chain(kept ->
                                                kept
                                                        ? Uni.createFrom().item(found)
                                                        : store.find(ref))
                                : Uni.createFrom().item(found));
    }

    /**
     * What a test card's name stood for in an attempt: its id is the attempt's charge's, and the
     * charge has it, so no payment with a test card writes a payment method.
     */
    private Uni<Optional<SavedMethod>> ofAttempt(ObjectRef ref) {
        var charge = "ch_" + ref.id().substring("pm_".length());
        return payments.charge(new ObjectRef(ref.tenant(), charge))
                .map(found -> found.map(PaymentMethods::charged));
    }

    private static SavedMethod charged(Charge charge) {
        return SavedMethod.fresh(
                        charge.paymentMethod(),
                        charge.merchantId(),
                        charge.livemode(),
                        charge.createdAt(),
                        Map.of())
                .usedBy(charge.paymentId());
    }
}
