package io.gerbang.checkout.application;

import io.gerbang.checkout.domain.PaymentMethod;
import io.gerbang.checkout.domain.TestCards;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    private final PaymentMethodStore store;
    private final Vault vault;

    PaymentMethods(PaymentMethodStore store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    /** Port: the payment methods that were seen before. */
    public interface PaymentMethodStore {

        Uni<Optional<PaymentMethod>> find(ObjectRef paymentMethod);

        Uni<Void> put(Tenant tenant, PaymentMethod paymentMethod);
    }

    /** Port: what the vault may tell of its payment methods. */
    public interface Vault {

        Uni<Optional<PaymentMethod>> find(ObjectRef paymentMethod);
    }

    /** Test mode knows Stripe's names, such as {@code pm_card_visa}. */
    public Uni<Optional<PaymentMethod>> find(ObjectRef ref) {
        if (!ref.tenant().livemode()) {
            var named = TestCards.named(ref.id());
            if (named.isPresent()) {
                return Uni.createFrom().item(named);
            }
        }
        return store.find(ref)
                .chain(known -> known.isPresent() ? Uni.createFrom().item(known) : ask(ref));
    }

    private Uni<Optional<PaymentMethod>> ask(ObjectRef ref) {
        if (!OF_THE_VAULT.matcher(ref.id()).matches()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return vault.find(ref)
                .call(found ->
                        found.isPresent()
                                ? store.put(ref.tenant(), found.get())
                                : Uni.createFrom().voidItem());
    }
}
