package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service that is taken over has its own rows, and nothing else. */
@ExtendWith(GatewayExtension.class)
class DatabaseRolesIT {
    private static final String DENIED = "42501";
    private static final List<String> SERVICES =
            List.of("checkout", "fraud", "authorization", "settlement");

    private final RunningGateway gateway;

    DatabaseRolesIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void a_service_opens_no_database_but_its_own() throws Exception {
        for (var service : SERVICES) {
            for (var database : SERVICES) {
                if (service.equals(database)) {
                    try (var own = connect(service, database, password(service))) {
                        assertThat(own.isValid(1)).isTrue();
                    }
                } else {
                    assertDenied(() -> connect(service, database, password(service)));
                }
            }
        }
    }

    @Test
    void a_service_changes_no_schema() throws Exception {
        for (var service : SERVICES) {
            try (var own = connect(service, service, password(service));
                    var statement = own.createStatement()) {
                for (var change :
                        List.of(
                                "create table mine (id int)",
                                "create schema mine",
                                "create temporary table mine (id int)",
                                "alter table event_log add mine int",
                                "truncate event_log",
                                "create role mine")) {
                    assertDenied(() -> statement.execute(change));
                }
            }
        }
    }

    @Test
    void an_auditor_writes_nothing() throws Exception {
        for (var service : SERVICES) {
            var url = gateway.variable("GERBANG_JDBC_" + service.toUpperCase(Locale.ROOT));
            try (var auditor = DriverManager.getConnection(url);
                    var statement = auditor.createStatement()) {
                assertDenied(() -> statement.execute("delete from event_log"));
            }
        }
    }

    private interface Attempt {
        Object make() throws Exception;
    }

    private static void assertDenied(Attempt attempt) {
        assertThatThrownBy(attempt::make)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused ->
                                assertThat(refused.getSQLState())
                                        .as(refused.getMessage())
                                        .isEqualTo(DENIED));
    }

    private Connection connect(String role, String database, String password) throws SQLException {
        var url = "jdbc:postgresql://" + gateway.variable("GERBANG_POSTGRES") + "/" + database;
        return DriverManager.getConnection(url, role, password);
    }

    private String password(String service) throws IOException {
        return gateway.state().secret(service.toUpperCase(Locale.ROOT) + "_PASSWORD");
    }
}
