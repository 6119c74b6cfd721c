package io.gerbang.fraud;

import io.gerbang.local.FreePort;
import io.gerbang.local.postgres.Database;
import io.gerbang.testing.TestAuthority;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged service as a pod runs it: all that it knows comes from its environment. */
final class ServiceProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Process process;
    private final Path log;
    private final URI health;

    private ServiceProcess(Process process, Path log, URI health) {
        this.process = process;
        this.log = log;
        this.health = health;
    }

    /** Whom it trusts: for the migrations, for all other statements, and at Kafka. */
    record Trust(TestAuthority jdbc, TestAuthority reactive, TestAuthority kafka) {}

    /**
     * @param slot its name, also that of its connections
     * @param log the file for what it says
     */
    static ServiceProcess start(
            String slot, Path log, Database database, String bootstrapServers, Trust trust)
            throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var port = FreePort.take();
        var builder =
                new ProcessBuilder(java, "-Xmx128m", "-XX:+UseSerialGC", "-jar", JAR.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().put("GERBANG_SLOT", slot);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(database(database, trust));
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        kafka(trust.kafka())
                .forEach((name, value) ->
                        builder.environment()
                                .put("KAFKA_" + name.toUpperCase().replace('.', '_'), value));
        var health = URI.create("http://127.0.0.1:" + port + "/q/health/live");
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ServiceProcess(process, log, health);
    }

    /** What the chart renders where {@code global.postgresql.caSecret} is given. */
    private static Map<String, String> database(Database database, Trust trust) {
        var variables = new HashMap<String, String>();
        variables.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                database.jdbcUrl() + "?sslmode=verify-full&sslrootcert=" + trust.jdbc().trusted());
        variables.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl());
        variables.put("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", "verify-full");
        variables.put("QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM", "HTTPS");
        variables.put("QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM", "true");
        variables.put(
                "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
                trust.reactive().trusted().toString());
        variables.put("QUARKUS_DATASOURCE_USERNAME", database.role());
        variables.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        variables.put("QUARKUS_FLYWAY_USERNAME", database.ownerRole());
        variables.put("QUARKUS_FLYWAY_PASSWORD", database.ownerPassword());
        return variables;
    }

    /** What the Secret for Kafka's clients holds, under Kafka's own names. */
    static Map<String, String> kafka(TestAuthority trusted) throws IOException {
        return Map.of(
                "security.protocol", "SSL",
                "ssl.truststore.type", "PEM",
                "ssl.truststore.certificates", Files.readString(trusted.trusted()));
    }

    void awaitAlive() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var deadline = Instant.now().plus(LIMIT);
            while (!answers(http)) {
                check(process.isAlive() && Instant.now().isBefore(deadline), "is not alive");
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private boolean answers(HttpClient http) throws InterruptedException {
        try {
            var asked = HttpRequest.newBuilder(health).timeout(LIMIT).build();
            return http.send(asked, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Blocks until it has said that. */
    void awaitSaying(String text) throws IOException {
        var deadline = Instant.now().plus(LIMIT);
        while (!said().contains(text)) {
            check(Instant.now().isBefore(deadline), "does not say " + text);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Blocks until it has given up by itself; returns its exit status. */
    int awaitEnd() throws IOException, InterruptedException {
        check(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), "goes on");
        return process.exitValue();
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    private void check(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new AssertionError("It " + otherwise + ": " + said());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
