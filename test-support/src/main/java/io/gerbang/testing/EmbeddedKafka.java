package io.gerbang.testing;

import io.gerbang.local.KafkaProcess;
import io.gerbang.local.ReadyFile;
import io.gerbang.local.postgres.Folders;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker in a child JVM, whose class path holds a newer client than the tests' own. */
final class EmbeddedKafka implements SharedServer.Server {
    private static final Path BUILD = Workspace.repository().resolve("deploy/local/target");

    @Override
    public String start(int port) throws IOException {
        var log = Workspace.file("kafka.log");
        var broker =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-D" + KafkaProcess.PARENT + "=" + ProcessHandle.current().pid(),
                                "-Xlog:aot*=off",
                                "-XX:AOTCache=" + BUILD.resolve("KafkaProcess.aot"),
                                "-cp",
                                classPath(),
                                KafkaProcess.class.getName(),
                                data().toString(),
                                Integer.toString(port))
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(log.toFile()))
                        .start();
        return LocalProcess.awaitReady(
                "Kafka is ready, see " + log,
                broker,
                () -> ReadyFile.beside(data()).names(broker.pid()));
    }

    @Override
    public String restart(int port, String id) throws IOException {
        return start(port);
    }

    @Override
    public void kill(String id) {
        LocalProcess.kill(id);
    }

    @Override
    public void discard(int port, String id) throws IOException {
        kill(id);
        Folders.delete(data());
    }

    private static Path data() throws IOException {
        return Workspace.file("kafka");
    }

    /** Only archives profit from the launcher's ahead-of-time cache; they need not be there. */
    static String classPath() throws IOException {
        var archive = BUILD.resolve("gerbang-local.jar");
        return Files.exists(BUILD.resolve("KafkaProcess.aot")) && Files.exists(archive)
                ? archive.toString()
                : BUILD.resolve("classes")
                        + File.pathSeparator
                        + Files.readString(BUILD.resolve("class-path"));
    }
}
