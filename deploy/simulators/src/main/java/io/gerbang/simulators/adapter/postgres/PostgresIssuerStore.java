package io.gerbang.simulators.adapter.postgres;

import static io.gerbang.simulators.adapter.postgres.Columns.numbers;
import static io.gerbang.simulators.adapter.postgres.Columns.texts;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.gerbang.simulators.application.Book;
import io.gerbang.simulators.application.Changes;
import io.gerbang.simulators.application.IssuerStore;
import io.gerbang.simulators.application.JournalEntry;
import io.gerbang.simulators.domain.Account;
import io.gerbang.simulators.domain.Agreement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The issuer's books in PostgreSQL: reads sent at once, then one statement that writes. */
@ApplicationScoped
class PostgresIssuerStore implements IssuerStore {

    private static final String ANSWERS =
            """
            select message_key, response_code, approval_code, cvc_result
            from journal where message_key = any($1)
            """;
    private static final String HOLDS =
            """
            select h.rrn, h.state, h.account_id, h.card_masked, h.currency,
                   h.authorized, h.captured, h.refunded, a.id, a.unlimited,
                   a.currency as account_currency, a.balance, a.held
            from holds h left join accounts a on a.id = h.account_id
            where rrn = any($1)
            """;
    private static final String ACCOUNTS =
            """
            select id, card_masked, unlimited, currency as account_currency, balance, held
            from accounts where id = any($1)
            """;

    private static final String AGREEMENTS =
            """
            select a.account_id, a.merchant
            from unnest($1::text[], $2::text[]) as asked (account_id, merchant)
            join agreements a on a.account_id = asked.account_id and a.merchant = asked.merchant
            """;

    /** New accounts are unlimited: those with finite funds were opened beforehand. */
    private static final String SAVE =
            """
            with opened as (
                insert into accounts (id, card_masked, unlimited, balance, held)
                select id, card_masked, true, 0, 0
                from unnest($1::text[], $2::text[]) as o (id, card_masked)
                on conflict do nothing
            ), moved as (
                update accounts a set balance = a.balance + m.balance_by, held = a.held + m.held_by
                from unnest($3::text[], $4::bigint[], $5::bigint[]) as m (id, balance_by, held_by)
                where a.id = m.id
            ), kept as (
                insert into holds (rrn, state, account_id, card_masked, currency, authorized,
                                   captured, refunded)
                select * from unnest($6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                                     $11::bigint[], $12::bigint[], $13::bigint[])
                on conflict (rrn) do update set state = excluded.state,
                    authorized = excluded.authorized, captured = excluded.captured,
                    refunded = excluded.refunded
            ), agreed as (
                insert into agreements (account_id, merchant)
                select * from unnest($27::text[], $28::text[])
                on conflict do nothing
            )
            insert into journal (message_key, type, stan, rrn, authorization_rrn, account_id,
                                 card_masked, amount, currency, response_code, approval_code,
                                 cvc_result, decided_at)
            select e.*, $26
            from unnest($14::text[], $15::text[], $16::text[], $17::text[], $18::text[],
                        $19::text[], $20::text[], $21::bigint[], $22::text[], $23::text[],
                        $24::text[], $25::text[]) as e
            """;

    private final Pool pool;

    PostgresIssuerStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Book> load(
            Collection<String> messageKeys,
            Collection<String> rrns,
            Collection<String> accountIds,
            Collection<Agreement> agreements) {
        return pool.withConnection(connection ->
                Uni.combine()
                        .all()
                        .unis(
                                rows(connection, ANSWERS, messageKeys),
                                rows(connection, HOLDS, rrns),
                                rows(connection, ACCOUNTS, accountIds),
                                agreements(connection, agreements))
                        .with(PostgresIssuerStore::book));
    }

    @Override
    public Uni<Void> save(Changes changes) {
        var holds = changes.holds().stream().map(HoldRow::of).toList();
        var entries = changes.entries();
        var values = Tuple.tuple();
        values.addValue(texts(changes.opened(), Account::id));
        values.addValue(texts(changes.opened(), Account::cardMasked));
        values.addValue(texts(changes.movements(), Changes.Movement::accountId));
        values.addValue(numbers(changes.movements(), Changes.Movement::balanceBy));
        values.addValue(numbers(changes.movements(), Changes.Movement::heldBy));
        addHolds(values, holds);
        addEntries(values, entries);
        values.addValue(changes.decidedAt().atOffset(ZoneOffset.UTC));
        values.addValue(texts(changes.agreements(), Agreement::accountId));
        values.addValue(texts(changes.agreements(), Agreement::merchant));
        return pool.preparedQuery(SAVE).execute(values).replaceWithVoid();
    }

    private static void addHolds(Tuple values, Collection<HoldRow> holds) {
        values.addValue(texts(holds, HoldRow::rrn));
        values.addValue(texts(holds, HoldRow::state));
        values.addValue(texts(holds, HoldRow::accountId));
        values.addValue(texts(holds, HoldRow::cardMasked));
        values.addValue(texts(holds, HoldRow::currency));
        values.addValue(numbers(holds, HoldRow::authorized));
        values.addValue(numbers(holds, HoldRow::captured));
        values.addValue(numbers(holds, HoldRow::refunded));
    }

    private static void addEntries(Tuple values, Collection<JournalEntry> entries) {
        values.addValue(texts(entries, JournalEntry::messageKey));
        values.addValue(texts(entries, JournalEntry::type));
        values.addValue(texts(entries, JournalEntry::stan));
        values.addValue(texts(entries, JournalEntry::rrn));
        values.addValue(texts(entries, JournalEntry::authorizationRrn));
        values.addValue(texts(entries, JournalEntry::accountId));
        values.addValue(texts(entries, JournalEntry::cardMasked));
        values.addValue(numbers(entries, JournalEntry::amount));
        values.addValue(texts(entries, JournalEntry::currency));
        values.addValue(texts(entries, entry -> entry.answer().responseCode()));
        values.addValue(texts(entries, entry -> entry.answer().approvalCode()));
        values.addValue(texts(entries, entry -> entry.answer().cvcResult()));
    }

    private static Uni<List<Row>> rows(
            SqlConnection connection, String query, Collection<String> names) {
        return names.isEmpty()
                ? Uni.createFrom().item(List.of())
                : connection
                        .preparedQuery(query)
                        .execute(Tuple.of(texts(names, name -> name)))
                        .map(rows -> rows.stream().toList());
    }

    private static Uni<Set<Agreement>> agreements(
            SqlConnection connection, Collection<Agreement> asked) {
        return asked.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : connection
                        .preparedQuery(AGREEMENTS)
                        .execute(
                                Tuple.of(
                                        texts(asked, Agreement::accountId),
                                        texts(asked, Agreement::merchant)))
                        .map(rows ->
                                rows.stream()
                                        .map(row ->
                                                new Agreement(
                                                        row.getString("account_id"),
                                                        row.getString("merchant")))
                                        .collect(toSet()));
    }

    private static Book book(
            List<Row> answers, List<Row> holds, List<Row> accounts, Set<Agreement> agreements) {
        var owners = holds.stream().filter(row -> row.getString("id") != null);
        return new Book(
                answers.stream()
                        .collect(toMap(row -> row.getString("message_key"), AnswerRow::read)),
                holds.stream().collect(toMap(row -> row.getString("rrn"), HoldRow::read)),
                Stream.concat(owners, accounts.stream())
                        .map(AccountRow::read)
                        .collect(toMap(Account::id, account -> account, (one, _) -> one)),
                agreements);
    }
}
