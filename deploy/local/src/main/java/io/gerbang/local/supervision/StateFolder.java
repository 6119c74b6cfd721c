package io.gerbang.local.supervision;

import io.gerbang.local.ReadyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where a gateway on this machine keeps its files.
 *
 * @param root an absolute path, part of the command line of every process of this gateway
 */
public record StateFolder(Path root) {
    /** System property that holds the root. */
    public static final String PROPERTY = "gerbang.state";

    /** Makes the folders, for the owner's eyes only. */
    public void create() throws IOException {
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(root, ownerOnly);
        Files.createDirectories(root.resolve("run"), ownerOnly);
        Files.createDirectories(root.resolve("log"), ownerOnly);
        Files.createDirectories(root.resolve("data"), ownerOnly);
    }

    /** What scripts need to use the gateway. */
    public VariablesFile environment() {
        return new VariablesFile(root.resolve("env"));
    }

    /** The passwords and keys that the gateway's parts share. */
    public VariablesFile secrets() {
        return new VariablesFile(root.resolve("secrets"));
    }

    public PidFile pidFile(String process) {
        return new PidFile(root.resolve("run").resolve(process + ".pid"), root);
    }

    /** Held as long as a supervisor runs. */
    public Path lockFile() {
        return root.resolve("run/supervisor.lock");
    }

    /** Holds the id of the supervisor whose gateway is ready. */
    public ReadyFile readyFile() {
        return new ReadyFile(root.resolve("run/ready"));
    }

    /** Holds the id of the supervised process that is ready. */
    public ReadyFile readyFile(String process) {
        return new ReadyFile(root.resolve("run").resolve(process + ".ready"));
    }

    public Path logFile(String process) {
        return root.resolve("log").resolve(process + ".log");
    }

    public Path data(String process) {
        return root.resolve("data").resolve(process);
    }

    /** Begins a log file, and keeps the one before it. */
    public void rotateLog(String process) throws IOException {
        var log = logFile(process);
        if (Files.exists(log)) {
            var previous = log.resolveSibling(process + ".log.1");
            Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
