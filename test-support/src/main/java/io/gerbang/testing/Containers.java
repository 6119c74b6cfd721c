package io.gerbang.testing;

/** Whether tests use containers, and which images. */
final class Containers {
    private Containers() {}

    static boolean enabled() {
        return Boolean.getBoolean("gerbang.test.containers");
    }

    static String postgresImage() {
        return System.getProperty("gerbang.test.postgres-image", "postgres:18");
    }

    static String kafkaImage() {
        return System.getProperty("gerbang.test.kafka-image", "apache/kafka:4.1.0");
    }
}
