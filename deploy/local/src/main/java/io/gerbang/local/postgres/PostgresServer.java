package io.gerbang.local.postgres;

import io.gerbang.local.supervision.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One cluster of databases in one folder, served on 127.0.0.1 by a postmaster that is a child
 * process of whoever starts {@link #command()}.
 *
 * @param data the folder of the cluster
 * @param superuserPassword of the role {@code postgres}; fixed when the cluster is initialized
 * @param settings the server's configuration parameters by name
 */
public record PostgresServer(
        PostgresBinaries binaries,
        Path data,
        int port,
        String superuserPassword,
        Map<String, String> settings) {

    /** The role that may do everything. */
    public static final String SUPERUSER = "postgres";

    private static final int STATUS_LINE = 7;

    /** Makes the cluster unless the folder holds one; never leaves half of one. */
    public void initialize() throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        var unfinished = data.resolveSibling(data.getFileName() + ".unfinished");
        Folders.delete(unfinished);
        Files.createDirectories(data.getParent());
        var password = ownerOnlyFile();
        try {
            Files.writeString(password, superuserPassword);
            run(
                    command(
                            "initdb",
                            "--pgdata=" + unfinished,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            // Commits wait while the next segment is filled with zeros: record 19
                            // in docs/adr.
                            "--wal-segsize=1",
                            "--no-instructions"));
        } finally {
            Files.delete(password);
        }
        Files.move(unfinished, data);
    }

    /** What starts the postmaster: the process so started is the postmaster, not a wrapper. */
    public ProcessBuilder command() {
        var arguments = new ArrayList<String>();
        arguments.add("-D");
        arguments.add(data.toString());
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.add("--listen_addresses=127.0.0.1");
        arguments.add("--port=" + port);
        arguments.add("--unix_socket_directories=");
        return command("postgres", arguments.toArray(String[]::new));
    }

    /** Whether the postmaster of this id says of itself that it takes connections. */
    public boolean isReady(long processId) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() > STATUS_LINE
                    && lines.getFirst().strip().equals(Long.toString(processId))
                    && lines.get(STATUS_LINE).strip().equals("ready");
        } catch (IOException notThereYet) {
            return false;
        }
    }

    /** Ends all sessions and the server, in order; blocks until that is done. */
    public void stop() throws IOException {
        run(command("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-t", "30"));
    }

    /**
     * Ends what an earlier postmaster left behind. A postmaster that outlived its parent is shut
     * down; backends that outlived their postmaster hold its shared memory, so that no other could
     * start, and are killed. Blocks until all are gone.
     */
    public void clearLeftovers() throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var postmaster = PidFile.processId(Files.readString(file));
        if (postmaster.isPresent() && PostgresProcesses.isPostmaster(postmaster.get(), data)) {
            stop();
        }
        PostgresProcesses.killAll(data);
        Files.deleteIfExists(file);
    }

    private ProcessBuilder command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root; in a user namespace of its own nobody is root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.program(program));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static void run(ProcessBuilder command) throws IOException {
        var process = command.start();
        var output = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command.command()) + " failed: " + output);
        }
    }

    private static Path ownerOnlyFile() throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        return Files.createTempFile(
                "gerbang", ".tmp", PosixFilePermissions.asFileAttribute(ownerOnly));
    }
}
