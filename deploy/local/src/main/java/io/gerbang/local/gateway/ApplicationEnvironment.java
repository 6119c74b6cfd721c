package io.gerbang.local.gateway;

import io.gerbang.local.kafka.ServiceLogins;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What an application finds in its environment: where it listens, and where the others are. */
final class ApplicationEnvironment {
    private final Ports ports;
    private final Secrets secrets;
    private final Databases databases;
    private final ServiceLogins kafka;

    ApplicationEnvironment(Ports ports, Secrets secrets, Databases databases, ServiceLogins kafka) {
        this.ports = ports;
        this.secrets = secrets;
        this.databases = databases;
        this.kafka = kafka;
    }

    Map<String, String> of(Application application) throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("GERBANG_SLOT", application.name() + "-0");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(application.name())));
        environment.put("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE", "2");
        if (Application.SERVICES.contains(application)) {
            environment.putAll(kafka.environmentOf(application.database()));
        }
        environment.putAll(database(application));
        environment.putAll(neighbours());
        if (application.equals(Application.FRAUD)) {
            environment.putAll(operator("fraud-operator"));
        }
        if (application.equals(Application.SETTLEMENT)) {
            environment.putAll(operator("settlement-operator"));
        }
        if (application.equals(Application.AUTHORIZATION)) {
            environment.putAll(operator("vault-operator"));
            environment.put(
                    "GERBANG_VAULT_MASTER_KEY_FILE", secrets.vaultMasterKeyFile().toString());
            environment.put("GERBANG_THREE_D_SECURE_URL", ports.url(Application.SIMULATORS.name()));
            environment.put("GERBANG_PUBLIC_URL", ports.url("edge"));
        }
        if (application.equals(Application.CHECKOUT)) {
            environment.put("GERBANG_MODES", "test,live");
            environment.putAll(operator("operator"));
            environment.put("GERBANG_ALLOW_LOCALHOST_WEBHOOKS", "true");
            environment.put("GERBANG_PUBLIC_URL", ports.url("edge"));
            environment.put("GERBANG_SHOPPER_HASH_KEY", secrets.password("SHOPPER_HASH"));
        }
        return environment;
    }

    /** Where a service listens to the operator, and whom it lets in. */
    private Map<String, String> operator(String port) throws IOException {
        return Map.of(
                "GERBANG_OPERATOR_PORT", Integer.toString(ports.of(port)),
                "GERBANG_OPERATOR_TOKENS_FILE", secrets.operatorTokenFile().toString());
    }

    private Map<String, String> database(Application application) {
        var database = databases.of(application);
        return Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.role(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_FLYWAY_USERNAME", database.ownerRole(),
                "QUARKUS_FLYWAY_PASSWORD", database.ownerPassword());
    }

    private Map<String, String> neighbours() {
        var urls = new HashMap<String, String>();
        for (var service : Application.SERVICES) {
            urls.put("GERBANG_" + service.variable() + "_URL", ports.url(service.name()));
        }
        urls.put("GERBANG_CARD_NETWORK_HOST", "127.0.0.1");
        urls.put("GERBANG_CARD_NETWORK_PORT", Integer.toString(ports.of("card-network")));
        urls.put("GERBANG_PAYING_BANK_URL", ports.url(Application.SIMULATORS.name()));
        return urls;
    }
}
