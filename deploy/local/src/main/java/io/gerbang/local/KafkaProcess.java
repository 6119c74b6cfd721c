package io.gerbang.local;

import io.gerbang.local.kafka.BrokerSettings;
import io.gerbang.local.kafka.ServiceLogins;
import io.gerbang.local.kafka.TopicCreator;
import io.gerbang.local.kafka.TopicDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * One Kafka broker, which is its own controller, in a JVM of its own.
 *
 * <p>Arguments: the data folder, the port on 127.0.0.1, then any number of topics, each as {@code
 * name} or {@code name:compact}. Once the broker serves and has these topics, a {@link ReadyFile}
 * beside the data folder says so.
 */
public final class KafkaProcess {
    /**
     * System property: the id of a process without which this one ends, so that tests leak none.
     */
    public static final String PARENT = "gerbang.parent";

    private KafkaProcess() {}

    static void main(String[] arguments) throws IOException {
        followParent();
        var data = Path.of(arguments[0]).toAbsolutePath();
        var port = Integer.parseInt(arguments[1]);
        var topics = Arrays.stream(arguments).skip(2).map(TopicDefinition::parse).toList();
        var logins = ServiceLogins.of(System.getenv());
        var settings = new BrokerSettings(data, port, logins);
        format(settings);
        var server = new KafkaRaftServer(new KafkaConfig(settings.properties()), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        server.startup();
        TopicCreator.create("127.0.0.1:" + port, topics, logins);
        ReadyFile.beside(data).write();
        System.out.println("Kafka is ready on port " + port);
        server.awaitShutdown();
    }

    private static void format(BrokerSettings settings) throws IOException {
        if (Files.exists(settings.data().resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(settings.data());
        var file = settings.write(Files.createTempFile("gerbang-kafka", ".properties"));
        String[] command = {
            "format",
            "-t",
            Uuid.randomUuid().toString(),
            "-c",
            file.toString(),
            "--ignore-formatted"
        };
        var exitStatus = StorageTool.execute(command, System.out);
        Files.delete(file);
        if (exitStatus != 0) {
            throw new IOException("Kafka could not format " + settings.data());
        }
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void followParent() {
        var parent = Long.getLong(PARENT);
        if (parent != null) {
            ProcessHandle.of(parent)
                    .ifPresentOrElse(
                            handle -> handle.onExit().thenRun(() -> Runtime.getRuntime().halt(1)),
                            () -> Runtime.getRuntime().halt(1));
        }
    }
}
