package io.gerbang.testing;

import io.gerbang.local.KafkaProcess;
import io.gerbang.local.postgres.Folders;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker in a child JVM, whose class path holds a newer client than the tests' own. */
final class EmbeddedKafka extends TestKafka implements SharedProcess.Server {
    private final SharedProcess process = new SharedProcess("kafka", this);

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + process.port();
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void restart() {
        process.restart();
    }

    @Override
    public Process start(int port) throws IOException {
        var log = Workspace.file("kafka.log");
        Files.deleteIfExists(log);
        var broker =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-D" + KafkaProcess.PARENT + "=" + ProcessHandle.current().pid(),
                                "-cp",
                                classPath(),
                                KafkaProcess.class.getName(),
                                Workspace.file("kafka").toString(),
                                Integer.toString(port))
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(log.toFile()))
                        .start();
        Await.until(
                "Kafka is ready, see " + log,
                broker,
                () -> Files.readString(log).contains(KafkaProcess.READY));
        return broker;
    }

    @Override
    public void discard() throws IOException {
        Folders.delete(Workspace.file("kafka"));
    }

    private static String classPath() throws IOException {
        var build = Workspace.repository().resolve("deploy/local/target");
        return build.resolve("classes")
                + File.pathSeparator
                + Files.readString(build.resolve("class-path"));
    }
}
