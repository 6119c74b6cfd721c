package io.gerbang.testing;

/**
 * A Kafka broker, one per test JVM, which creates topics at first use. Embedded in a JVM of its
 * own, or in a container where the system property {@code gerbang.test.containers} is {@code true}.
 */
public final class TestKafka {
    private final SharedServer server =
            new SharedServer(
                    "kafka",
                    Boolean.getBoolean("gerbang.test.containers")
                            ? new ContainerKafka()
                            : new EmbeddedKafka());

    private TestKafka() {}

    /** The broker of this JVM, started at the first call and stopped when the JVM ends. */
    public static TestKafka start() {
        return Shared.INSTANCE;
    }

    /** Where clients connect; stays the same over {@link #restart()}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + server.port();
    }

    /** Kills the broker with no chance to say goodbye. */
    public void kill() {
        server.kill();
    }

    /** Starts a killed broker again, at the same address with the same data; blocks until ready. */
    public void restart() {
        server.restart();
    }

    private static final class Shared {
        private static final TestKafka INSTANCE = new TestKafka();
    }
}
