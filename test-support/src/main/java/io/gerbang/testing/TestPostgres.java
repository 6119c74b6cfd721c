package io.gerbang.testing;

import io.gerbang.local.postgres.Database;

/**
 * A PostgreSQL server, one per test JVM. Embedded, or in a container where the system property
 * {@code gerbang.test.containers} is {@code true}.
 */
public abstract class TestPostgres {

    /** The server of this JVM, started at the first call and stopped when the JVM ends. */
    public static TestPostgres start() {
        return Shared.INSTANCE;
    }

    /**
     * A fresh, empty database of a service, named {@code <service>_} and something unique, with the
     * service's roles {@code <service>} and {@code <service>_owner}.
     */
    public abstract Database createDatabase(String service);

    /** Kills the server as a power cut would, but for what the operating system still writes. */
    public abstract void kill();

    /**
     * Starts a killed server again, at the same address and with the same data; blocks until ready.
     */
    public abstract void restart();

    private static final class Shared {
        private static final TestPostgres INSTANCE =
                Containers.enabled() ? new ContainerPostgres() : new EmbeddedPostgres();
    }
}
