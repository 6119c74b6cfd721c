package io.gerbang.testing;

import io.gerbang.local.postgres.Folders;
import io.gerbang.local.postgres.PostgresBinaries;
import io.gerbang.local.postgres.PostgresServer;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;

final class EmbeddedPostgres implements SharedServer.Server {

    /** No test survives a power cut; a killed server loses nothing that the kernel has. */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "fsync", "off",
                    "full_page_writes", "off",
                    "max_connections", "200",
                    "default_statistics_target", "10",
                    "shared_buffers", "64MB");

    @Override
    public String start(int port) throws IOException {
        var server = server(port);
        server.initialize();
        var log = Workspace.file("postgres.log").toFile();
        var postmaster = server.command().redirectOutput(Redirect.appendTo(log)).start();
        return LocalProcess.awaitReady(
                "PostgreSQL is ready, see " + log,
                postmaster,
                () -> server.isReady(postmaster.pid()));
    }

    @Override
    public String restart(int port, String id) throws IOException {
        server(port).clearLeftovers();
        return start(port);
    }

    @Override
    public void kill(String id) {
        LocalProcess.kill(id);
    }

    @Override
    public void discard(int port, String id) throws IOException {
        var server = server(port);
        kill(id);
        server.clearLeftovers();
        Folders.delete(server.data());
    }

    private static PostgresServer server(int port) throws IOException {
        var binaries = PostgresBinaries.unpack(Workspace.sharedFile("postgresql"));
        var data = Workspace.file("postgres");
        return new PostgresServer(binaries, data, port, TestPostgres.PASSWORD, SETTINGS);
    }
}
