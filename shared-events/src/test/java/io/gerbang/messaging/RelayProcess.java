package io.gerbang.messaging;

import io.vertx.mutiny.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/** A relay in a JVM of its own, to be killed and paused. */
final class RelayProcess implements AutoCloseable {

    private static final String ACKNOWLEDGED = "acknowledged";

    private final Process process;
    private final BufferedReader output;

    private RelayProcess(Process process) {
        this.process = process;
        output = process.inputReader();
    }

    static RelayProcess start(TestService service, String slot, Duration lease) throws IOException {
        return start(service, slot, lease, false);
    }

    /** One that stops when Kafka has acknowledged, and so never deletes. */
    static RelayProcess startThatStopsBeforeDelete(TestService service, String slot, Duration lease)
            throws IOException {
        return start(service, slot, lease, true);
    }

    private static RelayProcess start(
            TestService service, String slot, Duration lease, boolean stopsBeforeDelete)
            throws IOException {
        var connections = service.relayConnections();
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new RelayProcess(
                new ProcessBuilder(
                                java.toString(),
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                RelayProcess.class.getName(),
                                address(connections.database()),
                                connections.database().getUser(),
                                connections.database().getPassword(),
                                connections
                                        .kafka()
                                        .get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG)
                                        .toString(),
                                slot,
                                Long.toString(lease.toMillis()),
                                Boolean.toString(stopsBeforeDelete))
                        .redirectError(Redirect.DISCARD)
                        .start());
    }

    /** Blocks until Kafka has acknowledged a record of a relay that stops there. */
    void awaitAcknowledged() throws IOException {
        while (!ACKNOWLEDGED.equals(output.readLine())) {
            if (!process.isAlive()) {
                throw new AssertionError("the relay has ended");
            }
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    private static String address(PgConnectOptions database) {
        return "postgresql://%s:%d/%s"
                .formatted(database.getHost(), database.getPort(), database.getDatabase());
    }

    static void main(String[] arguments) {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        Map<String, Object> kafka = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[3]);
        var database =
                PgConnectOptions.fromUri(arguments[0])
                        .setUser(arguments[1])
                        .setPassword(arguments[2]);
        var connections = new RelayConnections(database, kafka);
        var slot = arguments[4];
        var lease = Duration.ofMillis(Long.parseLong(arguments[5]));
        var pool = connections.pool(Vertx.vertx(), slot);
        Producer<byte[], byte[]> producer = connections.producer(slot);
        new Relay(
                        pool,
                        new LaneLeases(pool, slot, lease),
                        Boolean.parseBoolean(arguments[6])
                                ? stoppingOnceAcknowledged(producer)
                                : producer,
                        new Outbox())
                .run();
    }

    @SuppressWarnings("unchecked")
    private static Producer<byte[], byte[]> stoppingOnceAcknowledged(
            Producer<byte[], byte[]> producer) {
        return (Producer<byte[], byte[]>)
                Proxy.newProxyInstance(
                        RelayProcess.class.getClassLoader(),
                        new Class<?>[] {Producer.class},
                        (proxy, method, arguments) -> {
                            var result = method.invoke(producer, arguments);
                            return result instanceof Future<?> sent
                                    ? new StopOnceAcknowledged(sent)
                                    : result;
                        });
    }

    private static final class StopOnceAcknowledged extends CompletableFuture<Object> {

        private final Future<?> sent;

        StopOnceAcknowledged(Future<?> sent) {
            this.sent = sent;
        }

        @Override
        public Object get() throws InterruptedException, ExecutionException {
            sent.get();
            System.out.println(ACKNOWLEDGED);
            Thread.currentThread().join();
            throw new IllegalStateException("a thread cannot outlive itself");
        }
    }
}
