package io.gerbang.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "settlement"))
@QuarkusTestResource(FakeNeighbours.class)
class LedgerIT {

    private static final Instant MONDAY = Instant.parse("2048-11-09T10:00:00Z");

    private Connection owner;
    private Gateway.Payment payment;

    @BeforeEach
    void post() throws SQLException {
        owner =
                DriverManager.getConnection(
                        Gateway.setting("quarkus.datasource.jdbc.url"),
                        Gateway.setting("quarkus.flyway.username"),
                        Gateway.setting("quarkus.flyway.password"));
        try (var gateway = new Gateway()) {
            payment = gateway.capture(10_000, "usd", MONDAY);
            var path = "/v1/balance_transactions/" + payment.transactionId();
            Gateway.await(path, () -> gateway.status(path) == 200);
        }
        owner.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        owner.rollback();
        owner.close();
    }

    @Test
    void the_books_are_in_order() throws SQLException {
        assertThat(broken()).isEmpty();
    }

    @Test
    void nothing_in_the_books_is_ever_changed() {
        for (var statement :
                List.of(
                        "update ledger_entries set amount = amount + 1",
                        "delete from ledger_entries",
                        "truncate ledger_entries",
                        "update ledger_transactions set kind = kind",
                        "delete from ledger_blocks")) {
            assertThatThrownBy(() -> execute(statement))
                    .as(statement)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void a_changed_entry_is_detected() throws SQLException {
        withoutGuard("ledger_entries", "update ledger_entries set amount = amount + 1");

        assertThat(broken())
                .contains(
                        "transaction sums to zero",
                        "block hash covers its transactions",
                        "balance is the sum of its entries");
    }

    @Test
    void a_change_that_balances_is_detected_by_the_chain() throws SQLException {
        withoutGuard(
                "ledger_transactions",
                "update ledger_transactions set effective_at = effective_at - interval '1 day'");

        assertThat(broken()).containsOnly("block hash covers its transactions");
    }

    @Test
    void a_block_that_was_taken_out_is_detected() throws SQLException {
        withoutGuard(
                "ledger_blocks",
                "delete from ledger_blocks where block = (select max(block) from ledger_blocks)");

        assertThat(broken()).containsOnly("transaction is in a block", "chain ends at its head");
    }

    private void withoutGuard(String table, String statement) throws SQLException {
        execute("alter table " + table + " disable trigger append_only");
        execute(statement);
    }

    private void execute(String sql) throws SQLException {
        var savepoint = owner.setSavepoint();
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            owner.rollback(savepoint);
            throw e;
        }
    }

    private List<String> broken() throws SQLException {
        var rules = new ArrayList<String>();
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery("select distinct rule from ledger_breaks()")) {
            while (rows.next()) {
                rules.add(rows.getString(1));
            }
        }
        return rules;
    }
}
