package io.gerbang.checkout.adapter.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.gerbang.checkout.adapter.postgres.ErasureRows.Progress;
import io.gerbang.checkout.adapter.postgres.PersonRows.Found;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.customer.ElsewhereStore;
import io.gerbang.checkout.application.customer.ElsewhereStore.Item;
import io.gerbang.checkout.application.customer.ElsewhereStore.Kind;
import io.gerbang.checkout.application.customer.Person;
import io.gerbang.checkout.application.customer.PersonStore;
import io.gerbang.checkout.application.payment.PaymentMethodStore;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentMethod;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All tables in which people are. */
@ApplicationScoped
class PostgresPersonStore implements PersonStore {

    private static final String UNDER_WAY =
            """
            select (select count(*) from erasures)
              + (select count(*) from erasures_elsewhere where due_at <= now())
            """;
    private static final String CUSTOMERS =
            """
            select body from customers
            where merchant_id = $1 and livemode = $2 and (id = $3 or lower(email) = lower($4))
            order by id
            """;
    private static final String FORGET_CHANGES =
            """
            update merchant_events set previous_attributes = '{}'
            where merchant_id = $1 and livemode = $2 and id = any($3)
              and previous_attributes is not null
            """;

    /** A merchant's server may have repeated what it was told. */
    private static final String FORGET_ANSWERS =
            """
            update webhook_deliveries set latest_attempts = '[]', last_error = null
            where endpoint_id in (
                select id from webhook_endpoints where merchant_id = $1 and livemode = $2)
              and event_id = any($3)
            """;

    /** A postal code is found by its hash. */
    private static final String FORGET_TERMS =
            """
            update charges t set terms = n.terms::bigint[]
            from unnest($3::text[], $4::text[]) as n(id, terms)
            where t.merchant_id = $1 and t.livemode = $2 and t.id = n.id
            """;

    /** Whoever writes a charge has read it under its payment's lock. */
    private static final String LOCK_PAYMENTS =
            """
            select from payment_intents p
            where p.merchant_id = $1 and p.livemode = $2
              and p.id in (select payment_id from charges
                           where merchant_id = $1 and livemode = $2 and id = any($3))
            order by p.id for update
            """;

    private static final String LEAVE_CUSTOMER =
            """
            update payment_methods set customer_id = null
            where merchant_id = $1 and livemode = $2 and id = any($3)
            """;
    private static final Logger LOG = Logger.getLogger(PostgresPersonStore.class);
    private static final PersonalTable[] TABLES = PersonalTable.values();

    private final Database database;
    private final ElsewhereStore elsewhere;
    private final PaymentMethodStore methods;
    private final Clock clock;

    PostgresPersonStore(
            Database database, ElsewhereStore elsewhere, PaymentMethodStore methods, Clock clock) {
        this.database = database;
        this.elsewhere = elsewhere;
        this.methods = methods;
        this.clock = clock;
    }

    @Override
    public Uni<Void> requestErasure(SqlConnection tx, Person person) {
        return ErasureRows.add(tx, person, clock.instant());
    }

    @Override
    public Uni<Boolean> eraseSome() {
        return Uni.createFrom()
                .deferred(() -> {
                    var taken = new AtomicReference<Optional<Progress>>(Optional.empty());
                    return database.transact(tx ->
                                    ErasureRows.take(tx, clock.instant())
                                            .invoke(taken::set)
                                            .chain(next -> eraseSome(tx, next)))
                            .onFailure()
                            .recoverWithUni(failure -> postpone(taken.get(), failure));
                });
    }

    private Uni<Boolean> eraseSome(SqlConnection tx, Optional<Progress> taken) {
        return taken.map(progress -> erase(tx, progress).replaceWith(true))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private Uni<Boolean> postpone(Optional<Progress> failed, Throwable failure) {
        if (failed.isEmpty()) {
            return Uni.createFrom().failure(failure);
        }
        LOG.warnf("An erasure waits: %s", failure);
        return ErasureRows.postpone(database.pool(), failed.get(), clock.instant())
                .replaceWith(true);
    }

    @Override
    public Uni<Long> underWay() {
        return database.pool()
                .preparedQuery(UNDER_WAY)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Uni<ObjectNode> export(Person person, Instant at) {
        var all = JsonNodeFactory.instance.objectNode().put("exported_at", at.toString());
        var collected =
                database.pool()
                        .preparedQuery(CUSTOMERS)
                        .execute(
                                Columns.tenant(person.tenant())
                                        .addString(person.customerId())
                                        .addString(person.email()))
                        .invoke(rows ->
                                rows.forEach(row -> add(all, "customers", row.getString("body"))))
                        .replaceWithVoid();
        for (var table : TABLES) {
            collected = collected.chain(() -> export(person, table, "", all));
        }
        return collected.replaceWith(all);
    }

    private Uni<Void> export(Person person, PersonalTable table, String after, ObjectNode all) {
        return PersonRows.look(database.pool(), person, table, after)
                .chain(found -> {
                    found.texts().values().forEach(text -> add(all, table.title(), text));
                    return found.last() == null
                            ? Uni.createFrom().voidItem()
                            : export(person, table, found.last(), all);
                });
    }

    private static void add(ObjectNode all, String title, String text) {
        all.withArray(title).addRawValue(new RawValue(text));
    }

    private Uni<Void> erase(SqlConnection tx, Progress progress) {
        if (progress.step() == TABLES.length) {
            return ErasureRows.end(tx, progress);
        }
        var table = TABLES[progress.step()];
        return PersonRows.look(tx, progress.person(), table, progress.position())
                .chain(found ->
                        found.last() == null
                                ? ErasureRows.move(tx, progress, progress.step() + 1, "")
                                : erase(tx, progress, table, found));
    }

    /** What changes in this very moment is looked at again. */
    private Uni<Void> erase(SqlConnection tx, Progress progress, PersonalTable table, Found found) {
        var person = progress.person();
        var fields = new PersonalFields(person.email());
        return lock(tx, person.tenant(), table, found)
                .chain(() ->
                        PersonRows.replace(
                                tx,
                                person.tenant(),
                                table,
                                found,
                                text -> erased(table, fields, text)))
                .call(() -> alsoErase(tx, person, table, found, fields))
                .chain(complete ->
                        complete
                                ? ErasureRows.move(tx, progress, progress.step(), found.last())
                                : Uni.createFrom().voidItem());
    }

    private static Uni<Void> lock(
            SqlConnection tx, Tenant tenant, PersonalTable table, Found found) {
        return table == PersonalTable.CHARGES
                ? execute(tx, LOCK_PAYMENTS, tenant, List.copyOf(found.texts().keySet()))
                : Uni.createFrom().voidItem();
    }

    private static String erased(PersonalTable table, PersonalFields fields, String text) {
        return table == PersonalTable.PAYMENT_METHODS
                ? Bodies.write(Bodies.read(text, SavedMethod.class).erased())
                : fields.erase(text);
    }

    /** What hangs on the rows, here and at other services. */
    private Uni<Void> alsoErase(
            SqlConnection tx,
            Person person,
            PersonalTable table,
            Found found,
            PersonalFields fields) {
        var tenant = person.tenant();
        var ids = List.copyOf(found.texts().keySet());
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return switch (table) {
            case PAYMENTS ->
                    elsewhere(tx, tenant, Kind.SCREENING, ids)
                            .chain(() ->
                                    eraseOwn(
                                            tx,
                                            person,
                                            used(
                                                    found.as(Payment.class)
                                                            .map(Payment::paymentMethod))));
            case PAYMENT_METHODS ->
                    elsewhere(tx, tenant, Kind.CARD, ids)
                            .chain(() -> execute(tx, LEAVE_CUSTOMER, tenant, ids));
            case EVENTS ->
                    execute(tx, FORGET_CHANGES, tenant, ids)
                            .chain(() -> execute(tx, FORGET_ANSWERS, tenant, ids))
                            .chain(() -> eraseOwn(tx, person, methodsIn(found)));
            case CHARGES -> {
                var terms =
                        Columns.texts(
                                found.texts().values(),
                                text ->
                                        SearchTerms.of(
                                                Bodies.read(fields.erase(text), Charge.class)));
                yield tx.preparedQuery(FORGET_TERMS)
                        .execute(
                                Columns.tenant(tenant)
                                        .addArrayOfString(ids.toArray(String[]::new))
                                        .addArrayOfString(terms))
                        .chain(() ->
                                eraseOwn(
                                        tx,
                                        person,
                                        used(found.as(Charge.class).map(Charge::paymentMethod))));
            }
            case SETUP_INTENTS ->
                    elsewhere(tx, tenant, Kind.SCREENING, ids)
                            .chain(() ->
                                    eraseOwn(
                                            tx,
                                            person,
                                            used(
                                                    found.as(SetupIntent.class)
                                                            .map(SetupIntent::paymentMethod))));
            case SESSIONS, ANSWERS, ANSWERS_TO_SHOPPERS -> Uni.createFrom().voidItem();
        };
    }

    private static Stream<String> used(Stream<@Nullable PaymentMethod> methods) {
        return methods.filter(Objects::nonNull).map(method -> method.facts().id());
    }

    /** A card that was detached before it paid is known as the customer's by its events alone. */
    private static Stream<String> methodsIn(Found events) {
        return events.as(JsonNode.class)
                .filter(object -> object.path("object").asText().equals("payment_method"))
                .map(method -> method.path("id").asText());
    }

    /**
     * What a customer has used or had goes as well, but for what is somebody else's by now.
     *
     * @param ids of payment methods
     */
    private Uni<Void> eraseOwn(SqlConnection tx, Person person, Stream<String> ids) {
        var customer = person.customerId();
        if (customer == null) {
            return Uni.createFrom().voidItem();
        }
        var refs =
                ids.map(id -> new ObjectRef(person.tenant(), id))
                        .collect(Collectors.toCollection(TreeSet::new));
        return methods.lock(tx, refs)
                .chain(known -> {
                    var theirs =
                            known.values().stream()
                                    .filter(method ->
                                            method.customerId() == null || method.isOf(customer))
                                    .map(SavedMethod::erased)
                                    .toList();
                    var cards = theirs.stream().map(SavedMethod::id).toList();
                    return methods.put(tx, theirs)
                            .chain(() -> elsewhere(tx, person.tenant(), Kind.CARD, cards));
                });
    }

    private Uni<Void> elsewhere(SqlConnection tx, Tenant tenant, Kind kind, List<String> ids) {
        var items = ids.stream().map(id -> new Item(kind, new ObjectRef(tenant, id))).toList();
        return elsewhere.add(tx, items, clock.instant());
    }

    private static Uni<Void> execute(
            SqlConnection tx, String sql, Tenant tenant, List<String> ids) {
        return tx.preparedQuery(sql)
                .execute(Columns.tenant(tenant).addArrayOfString(ids.toArray(String[]::new)))
                .replaceWithVoid();
    }
}
