package io.gerbang.local.gateway;

import io.gerbang.local.postgres.PostgresServer;
import io.gerbang.local.supervision.Program;
import java.io.IOException;

/** The database server as a supervised process, which is the postmaster itself. */
record PostgresProgram(PostgresServer server) implements Program {

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public ProcessBuilder command() throws IOException {
        server.initialize();
        server.clearLeftovers();
        return server.command();
    }

    @Override
    public boolean isReady(Process process) {
        return server.isReady(process.pid());
    }

    @Override
    public void requestStop(Process process) throws IOException {
        server.stop();
    }
}
