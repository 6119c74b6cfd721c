package io.gerbang.testing;

import io.gerbang.local.FreePort;
import io.gerbang.local.kafka.BrokerSettings;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A broker that speaks TLS alone, in a JVM of its own. */
public final class TlsKafka implements AutoCloseable {
    private static final String CLUSTER = "MkU3OEVBNTcwNTJENDM2Qg";

    private final Process broker;
    private final int port;

    private TlsKafka(Process broker, int port) {
        this.broker = broker;
        this.port = port;
    }

    /**
     * Blocks until the broker listens.
     *
     * @param folder of its data, new
     */
    public static TlsKafka start(Path folder, TestAuthority authority)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var port = FreePort.take();
        var settings = settings(folder, port, authority).toString();
        var formatting =
                java(folder, "kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", settings);
        if (formatting.waitFor() != 0) {
            throw new IOException("Kafka could not format " + folder);
        }
        var broker = java(folder, "kafka.Kafka", settings);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::destroyForcibly));
        LocalProcess.awaitReady("Kafka listens, see " + folder, broker, () -> listens(port));
        return new TlsKafka(broker, port);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        LocalProcess.kill(Long.toString(broker.pid()));
    }

    private static Path settings(Path folder, int port, TestAuthority authority)
            throws IOException {
        var plain = new BrokerSettings(folder.resolve("data"), port, Optional.empty());
        var properties = plain.properties();
        properties.setProperty(
                "listeners",
                "SSL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(port, plain.controllerPort()));
        properties.setProperty("advertised.listeners", "SSL://127.0.0.1:" + port);
        properties.setProperty("listener.security.protocol.map", "SSL:SSL,CONTROLLER:PLAINTEXT");
        properties.setProperty("inter.broker.listener.name", "SSL");
        properties.setProperty("ssl.keystore.type", "PKCS12");
        properties.setProperty("ssl.keystore.location", authority.keyStore().toString());
        properties.setProperty("ssl.keystore.password", TestAuthority.PASSWORD);
        properties.setProperty("ssl.truststore.type", "PEM");
        properties.setProperty("ssl.truststore.location", authority.trusted().toString());
        var file = folder.resolve("server.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }

    private static Process java(Path folder, String... program) throws IOException {
        var command = new ProcessBuilder();
        command.command()
                .addAll(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                EmbeddedKafka.classPath()));
        command.command().addAll(List.of(program));
        var log = folder.resolve("kafka.log").toFile();
        return command.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log)).start();
    }

    private static boolean listens(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
