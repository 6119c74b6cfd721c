package io.gerbang.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A server that all tests of this JVM share. Quarkus loads these classes anew for each test
 * profile, so what they must agree on (port and process id) lies in system properties.
 */
final class SharedProcess {
    private final String name;
    private final Server server;

    /** The server to run: how it starts, how its data goes away. */
    interface Server {
        /** Blocks until the server is ready on the port. */
        Process start(int port) throws IOException;

        /** Removes what the server leaves behind when it was killed for good. */
        void discard() throws IOException;
    }

    SharedProcess(String name, Server server) {
        this.name = "gerbang.testing." + name;
        this.server = server;
        synchronized (System.getProperties()) {
            if (System.getProperty(portKey()) == null) {
                System.setProperty(portKey(), Integer.toString(FreePort.take()));
                restart();
                Runtime.getRuntime().addShutdownHook(new Thread(this::discard));
            }
        }
    }

    int port() {
        return Integer.getInteger(portKey());
    }

    void kill() {
        ProcessHandle.of(Long.getLong(processIdKey()))
                .ifPresent(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
    }

    void restart() {
        try {
            var process = server.start(port());
            System.setProperty(processIdKey(), Long.toString(process.pid()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void discard() {
        try {
            kill();
            server.discard();
        } catch (IOException failure) {
            System.err.println("Test data stays behind: " + failure);
        }
    }

    private String portKey() {
        return name + ".port";
    }

    private String processIdKey() {
        return name + ".process-id";
    }
}
