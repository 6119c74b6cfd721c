package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MerchantRowsIT {

    /** None of them says whose notes it wants, as a mistake would. */
    private static final String ALL = "select says from notes order by says";

    private static final String REPLACE = "update notes set says = $1";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static TestService service;

    @BeforeAll
    static void start() {
        service = new TestService("tenancy");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void everybody_has_a_note() {
        service.run("delete from notes");
        service.run(
                "insert into notes values ('acct_a', 'of a'), ('acct_b', 'of b'), ('acct_c', 'of c')");
    }

    @Test
    void a_query_finds_the_rows_of_its_merchant_whatever_it_asks_for() {
        assertThat(notesOf("acct_a")).containsExactly("of a");
        assertThat(notesOf("acct_b")).containsExactly("of b");
        assertThat(notesOf("acct_x")).isEmpty();
    }

    @Test
    void a_transaction_finds_the_rows_of_all_whose_requests_share_it() {
        var rows = service.database().rowsOf(List.of("acct_a", "acct_c", "acct_a"));

        var found = rows.transact(tx -> tx.preparedQuery(ALL).execute()).await().atMost(LIMIT);

        assertThat(texts(found)).containsExactly("of a", "of c");
    }

    @Test
    void another_merchants_rows_cannot_be_changed() {
        var changed =
                service.database()
                        .rowsOf("acct_b")
                        .query(REPLACE, Tuple.of("changed"))
                        .await()
                        .atMost(LIMIT);

        assertThat(changed.rowCount()).isEqualTo(1);
        assertThat(everybodys()).containsExactly("changed", "of a", "of c");
    }

    @Test
    void a_row_cannot_be_written_for_another_merchant() {
        Uni<?> written =
                service.database()
                        .rowsOf("acct_b")
                        .transact(tx ->
                                tx.preparedQuery("insert into notes values ($1, $2)")
                                        .execute(Tuple.of("acct_a", "forged")));

        assertThatThrownBy(() -> written.await().atMost(LIMIT))
                .isInstanceOfSatisfying(
                        PgException.class,
                        refused -> assertThat(refused.getSqlState()).isEqualTo("42501"));
        assertThat(everybodys()).containsExactly("of a", "of b", "of c");
    }

    @Test
    void a_connection_forgets_the_merchant_before() {
        for (int i = 0; i < 40; i++) {
            var merchant = i % 2 == 0 ? "a" : "b";
            assertThat(notesOf("acct_" + merchant)).containsExactly("of " + merchant);
        }
    }

    @Test
    void a_connection_that_names_nobody_finds_nothing() {
        var found =
                service.requests()
                        .withConnection(connection ->
                                connection
                                        .query("reset gerbang.merchants")
                                        .execute()
                                        .chain(() -> connection.query(ALL).execute()))
                        .await()
                        .atMost(LIMIT);

        assertThat(texts(found)).isEmpty();
    }

    @Test
    void what_no_merchant_asked_for_sees_every_row() {
        assertThat(everybodys()).containsExactly("of a", "of b", "of c");
    }

    private static List<String> notesOf(String merchant) {
        return texts(
                service.database()
                        .rowsOf(merchant)
                        .query(ALL, Tuple.tuple())
                        .await()
                        .atMost(LIMIT));
    }

    private static List<String> everybodys() {
        return texts(
                service.database()
                        .transact(tx -> tx.preparedQuery(ALL).execute())
                        .await()
                        .atMost(LIMIT));
    }

    private static List<String> texts(RowSet<Row> rows) {
        var texts = new ArrayList<String>();
        rows.forEach(row -> texts.add(row.getString(0)));
        return texts;
    }
}
