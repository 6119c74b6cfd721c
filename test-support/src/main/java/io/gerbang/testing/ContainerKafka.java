package io.gerbang.testing;

import java.io.IOException;
import org.testcontainers.kafka.KafkaContainer;

/** Its container is removed by Testcontainers when the JVM ends. */
final class ContainerKafka implements SharedServer.Server {
    private static final int PORT = 9092;

    @Override
    public String start(int port) {
        var image = Containers.image("gerbang.test.kafka-image", "apache/kafka", "4.1.0");
        var container = new KafkaContainer(image).withEnv("KAFKA_NUM_PARTITIONS", "8");
        return Containers.start(container, port, PORT);
    }

    @Override
    public String restart(int port, String id) throws IOException {
        return Containers.restart(id, "Kafka Server started");
    }

    @Override
    public void kill(String id) {
        Containers.kill(id);
    }

    @Override
    public void discard(int port, String id) {}
}
