package io.gerbang.testing;

import io.gerbang.local.postgres.Database;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a Quarkus test a fresh database, a broker and a vault key, under the names that a running
 * service has them. The argument {@code database} names the service; without it there is no
 * database, as for an application that has none.
 *
 * <pre>{@code
 * @QuarkusTestResource(
 *         value = EmbeddedInfrastructure.class,
 *         initArgs = @ResourceArg(name = "database", value = "checkout"))
 * }</pre>
 */
public final class EmbeddedInfrastructure implements QuarkusTestResourceLifecycleManager {
    private Map<String, String> arguments = Map.of();

    @Override
    public void init(Map<String, String> initArgs) {
        arguments = initArgs;
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.devservices.enabled", "false");
        settings.put("kafka.bootstrap.servers", TestKafka.start().bootstrapServers());
        settings.put("gerbang.vault.master-key-file", VaultKey.generate().toString());
        var service = arguments.get("database");
        if (service != null) {
            settings.putAll(databaseSettings(TestPostgres.start().createDatabase(service)));
        }
        return settings;
    }

    @Override
    public void stop() {
        // Both servers are shared by the tests of this JVM and end with it.
    }

    private static Map<String, String> databaseSettings(Database database) {
        return Map.of(
                "quarkus.datasource.reactive.url", database.reactiveUrl(),
                "quarkus.datasource.username", database.role(),
                "quarkus.datasource.password", database.password(),
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.flyway.username", database.ownerRole(),
                "quarkus.flyway.password", database.ownerPassword());
    }
}
