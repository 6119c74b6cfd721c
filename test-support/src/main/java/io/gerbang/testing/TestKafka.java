package io.gerbang.testing;

/**
 * A Kafka broker, one per test JVM, which creates topics of eight partitions at first use. Embedded
 * in a JVM of its own, or in a container where the system property {@code gerbang.test.containers}
 * is {@code true}.
 */
public abstract class TestKafka {

    /** The broker of this JVM, started at the first call and stopped when the JVM ends. */
    public static TestKafka start() {
        return Shared.INSTANCE;
    }

    /** Where clients connect; stays the same over {@link #restart()}. */
    public abstract String bootstrapServers();

    /** Kills the broker with no chance to say goodbye. */
    public abstract void kill();

    /**
     * Starts a killed broker again, at the same address and with the same data; blocks until ready.
     */
    public abstract void restart();

    private static final class Shared {
        private static final TestKafka INSTANCE =
                Containers.enabled() ? new ContainerKafka() : new EmbeddedKafka();
    }
}
