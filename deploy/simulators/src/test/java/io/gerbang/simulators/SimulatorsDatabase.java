package io.gerbang.simulators;

import io.gerbang.testing.TestPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A fresh database for the simulators, and free ports. */
public final class SimulatorsDatabase implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var database = TestPostgres.start().createDatabase("simulators");
        return Map.of(
                "quarkus.datasource.reactive.url", database.reactiveUrl(),
                "quarkus.datasource.username", database.role(),
                "quarkus.datasource.password", database.password(),
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.flyway.username", database.ownerRole(),
                "quarkus.flyway.password", database.ownerPassword(),
                "quarkus.http.test-port", "0",
                "gerbang.simulators.card-network-port", "0");
    }

    @Override
    public void stop() {
        // The server is shared by the tests of this JVM and ends with it.
    }
}
