package io.gerbang.local.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A packaged Quarkus application with a database of its own.
 *
 * @param module its folder in the source tree
 * @param maxHeapMb the most that its JVM's heap may take, in megabytes
 */
public record Application(String name, String module, String database, int maxHeapMb) {
    static final Application SIMULATORS =
            new Application("simulators", "deploy/simulators", "simulators", 128);
    static final Application CHECKOUT = service("checkout");
    static final Application FRAUD = service("fraud");
    static final Application AUTHORIZATION = service("authorization");
    static final Application SETTLEMENT = service("settlement");

    static final List<Application> SERVICES = List.of(CHECKOUT, FRAUD, AUTHORIZATION, SETTLEMENT);
    static final List<Application> ALL =
            List.of(SIMULATORS, CHECKOUT, FRAUD, AUTHORIZATION, SETTLEMENT);

    Path folder(Path repository) {
        return repository.resolve(module).resolve("target/quarkus-app");
    }

    /** The database's name as part of a variable's name. */
    String variable() {
        return database.toUpperCase(Locale.ROOT);
    }

    private static Application service(String database) {
        var name = database + "-service";
        return new Application(name, name, database, 256);
    }
}
