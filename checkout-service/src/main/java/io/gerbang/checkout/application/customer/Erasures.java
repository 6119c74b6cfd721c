package io.gerbang.checkout.application.customer;

import io.gerbang.checkout.application.CheckoutRules;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.customer.ElsewhereStore.Item;
import io.gerbang.checkout.application.customer.ElsewhereStore.Kind;
import io.gerbang.checkout.application.payment.Intents;
import io.gerbang.checkout.application.payment.PaymentMethodStore;
import io.gerbang.checkout.application.payment.PaymentMethods;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Erases people: here a batch at a time, elsewhere a request at a time. What is asked for is
 * committed with what caused it, so it happens whoever dies, and waits while a service is away.
 */
@ApplicationScoped
public class Erasures {

    private static final Logger LOG = Logger.getLogger(Erasures.class);
    private static final int REQUESTS = 50;

    private final PersonStore people;
    private final ElsewhereStore elsewhere;
    private final PaymentMethods.Vault vault;
    private final Screenings screenings;
    private final Intents intents;
    private final PaymentMethodStore methods;
    private final Database database;
    private final CheckoutRules rules;
    private final Clock clock;

    Erasures(
            PersonStore people,
            ElsewhereStore elsewhere,
            PaymentMethods.Vault vault,
            Screenings screenings,
            Intents intents,
            PaymentMethodStore methods,
            Database database,
            CheckoutRules rules,
            Clock clock) {
        this.people = people;
        this.elsewhere = elsewhere;
        this.vault = vault;
        this.screenings = screenings;
        this.intents = intents;
        this.methods = methods;
        this.database = database;
        this.rules = rules;
        this.clock = clock;
    }

    /** Port: what fraud-service keeps of shoppers. */
    public interface Screenings {

        /** Forgets whose device a payment came from, and whose payment it was. */
        Uni<Void> forget(ObjectRef payment);
    }

    /** Erases a person, and the cards of payment methods that are the person's. */
    Uni<Void> request(SqlConnection tx, Person person, Collection<SavedMethod> methods) {
        var items = new ArrayList<>(cards(methods));
        if (person.email() != null) {
            items.add(new Item(Kind.ADDRESS, new ObjectRef(person.tenant(), person.email())));
        }
        return elsewhere
                .add(tx, items, clock.instant())
                .chain(() -> people.requestErasure(tx, person));
    }

    /** Has a card erased that nobody can pay with any more, once nobody is refunded to it. */
    Uni<Void> requestLater(SqlConnection tx, SavedMethod method) {
        var dueAt = clock.instant().plus(rules.detachedCardLife());
        return elsewhere.add(tx, cards(List.of(method)), dueAt);
    }

    private static List<Item> cards(Collection<SavedMethod> methods) {
        return methods.stream()
                .map(method -> new ObjectRef(Tenant.of(method), method.id()))
                .map(ref -> new Item(Kind.CARD, ref))
                .toList();
    }

    /** Does what is due. */
    public Uni<Void> run() {
        return people.eraseSome()
                .repeat()
                .whilst(more -> more)
                .onItem()
                .ignoreAsUni()
                .chain(this::runElsewhere);
    }

    private Uni<Void> runElsewhere() {
        return elsewhere
                .due(clock.instant(), REQUESTS)
                .chain(due ->
                        Multi.createFrom()
                                .iterable(due)
                                .onItem()
                                .transformToUniAndConcatenate(this::erase)
                                .collect()
                                .asList()
                                .map(done -> done.size() == REQUESTS && !done.contains(false)))
                .repeat()
                .whilst(more -> more)
                .onItem()
                .ignoreAsUni();
    }

    /** Emits false where it must be tried again later. */
    private Uni<Boolean> erase(Item item) {
        var ref = item.ref();
        var erased =
                switch (item.kind()) {
                    case CARD -> blank(ref).chain(() -> vault.erase(ref));
                    case ADDRESS -> vault.eraseOf(ref.tenant(), ref.id());
                    case SCREENING -> requireScreened(ref).chain(() -> screenings.forget(ref));
                };
        return erased.chain(() -> elsewhere.done(List.of(item)))
                .replaceWith(true)
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("An erasure waits: %s", failure.toString());
                    return elsewhere.tried(item, clock.instant()).replaceWith(false);
                });
    }

    /** What was given with a card that never paid is here alone. */
    private Uni<Void> blank(ObjectRef card) {
        return database.transact(tx ->
                methods.lock(tx, List.of(card))
                        .map(known -> known.values().stream().map(SavedMethod::erased).toList())
                        .chain(erased -> methods.put(tx, erased)));
    }

    /** A screening that is yet to come would be kept after it was forgotten. */
    private Uni<Void> requireScreened(ObjectRef intent) {
        return intents.find(intent)
                .invoke(found -> {
                    if (found.filter(known -> known.pending() != null).isPresent()) {
                        throw new IllegalStateException("an outcome is awaited");
                    }
                })
                .replaceWithVoid();
    }
}
