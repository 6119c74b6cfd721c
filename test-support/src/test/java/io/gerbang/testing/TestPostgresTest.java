package io.gerbang.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.local.postgres.Database;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class TestPostgresTest {
    private final Database database = TestPostgres.start().createDatabase("authorization");

    @Test
    void the_runtime_role_writes_rows_of_the_owners_tables_and_makes_none() throws SQLException {
        asOwner("create table payments (id bigserial primary key)");

        asRuntimeRole("insert into payments default values");

        assertThatThrownBy(() -> asRuntimeRole("create table refunds (id text)"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void each_call_gives_an_empty_database() throws SQLException {
        asOwner("create table payments (id text)");

        var other = TestPostgres.start().createDatabase("authorization");

        assertThat(other.name()).isNotEqualTo(database.name());
        assertThatThrownBy(() -> execute(other, other.ownerRole(), "select from payments"))
                .hasMessageContaining("does not exist");
    }

    @Test
    void a_killed_server_comes_back_with_its_data() throws SQLException {
        asOwner("create table payments (id text)");

        TestPostgres.start().kill();
        assertThatThrownBy(() -> asRuntimeRole("select from payments"))
                .isInstanceOf(SQLException.class);
        TestPostgres.start().restart();

        asRuntimeRole("select from payments");
    }

    @Test
    void a_killed_server_comes_back_although_a_session_was_busy() throws Exception {
        var busy = CompletableFuture.runAsync(this::compute);
        awaitBusySession();

        TestPostgres.start().kill();
        TestPostgres.start().restart();

        asRuntimeRole("select 1");
        assertThatThrownBy(busy::join).isInstanceOf(CompletionException.class);
    }

    /** Unlike a sleep, a computation does not notice that the server has died. */
    private void compute() {
        try {
            asRuntimeRole("do $$ begin /* busy */ loop end loop; end $$");
        } catch (SQLException failure) {
            throw new CompletionException(failure);
        }
    }

    private void awaitBusySession() throws SQLException {
        var sql =
                "do $$ begin for i in 1..1000 loop perform pg_stat_clear_snapshot();"
                        + " if exists (select from pg_stat_activity where query like '%begin /* busy */%'"
                        + " and pid <> pg_backend_pid()) then return; end if; perform pg_sleep(0.01);"
                        + " end loop; raise 'no busy session'; end $$";
        asRuntimeRole(sql);
    }

    private void asOwner(String sql) throws SQLException {
        execute(database, database.ownerRole(), sql);
    }

    private void asRuntimeRole(String sql) throws SQLException {
        execute(database, database.role(), sql);
    }

    private static void execute(Database database, String role, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), role, database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
