package io.gerbang.testing;

import io.gerbang.local.postgres.Database;
import io.gerbang.local.postgres.DatabaseProvisioner;
import io.gerbang.local.postgres.Folders;
import io.gerbang.local.postgres.PostgresBinaries;
import io.gerbang.local.postgres.PostgresServer;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.SQLException;
import java.util.Map;

final class EmbeddedPostgres extends TestPostgres implements SharedProcess.Server {
    private static final String PASSWORD = "test";

    /** No test survives a power cut; a killed server loses nothing that the kernel has. */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "fsync", "off",
                    "full_page_writes", "off",
                    "max_connections", "200",
                    "shared_buffers", "64MB");

    private final SharedProcess process = new SharedProcess("postgres", this);

    @Override
    public Database createDatabase(String service) {
        var name = service + "_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        var database =
                new Database(
                        "127.0.0.1",
                        process.port(),
                        name,
                        service,
                        PASSWORD,
                        service + "_owner",
                        PASSWORD);
        try {
            new DatabaseProvisioner(server(process.port())).provision(database);
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("PostgreSQL refused to make " + name, failure);
        }
        return database;
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
        var server = server(port);
        server.initialize();
        server.clearLeftovers();
        var log = Workspace.file("postgres.log").toFile();
        var postmaster = server.command().redirectOutput(Redirect.appendTo(log)).start();
        Await.until(
                "PostgreSQL is ready, see " + log,
                postmaster,
                () -> server.isReady(postmaster.pid()));
        return postmaster;
    }

    @Override
    public void discard() throws IOException {
        var server = server(process.port());
        server.clearLeftovers();
        Folders.delete(server.data());
    }

    private static PostgresServer server(int port) throws IOException {
        var binaries = PostgresBinaries.unpack(Workspace.sharedFile("postgresql"));
        return new PostgresServer(binaries, Workspace.file("postgres"), port, PASSWORD, SETTINGS);
    }
}
