package io.gerbang.testing;

import io.gerbang.local.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A server that all tests of this JVM share. Quarkus loads these classes anew for each test
 * profile, so what they must agree on (port and id) lies in system properties.
 */
final class SharedServer {
    private final String name;
    private final Server server;

    /** How the server runs; an id names what runs, be it a process or a container. */
    interface Server {
        /** Starts it for the first time, blocks until it is ready on the port, returns its id. */
        String start(int port) throws IOException;

        /** Starts it again after it was killed, and returns its new id. */
        String restart(int port, String id) throws IOException;

        void kill(String id);

        /** Ends it for good and removes its data. */
        void discard(int port, String id) throws IOException;
    }

    SharedServer(String name, Server server) {
        this.name = "gerbang.testing." + name;
        this.server = server;
        synchronized (System.getProperties()) {
            if (System.getProperty(portKey()) == null) {
                startFirst();
            }
        }
    }

    int port() {
        return Integer.getInteger(portKey());
    }

    void kill() {
        server.kill(System.getProperty(idKey()));
    }

    void restart() {
        try {
            System.setProperty(idKey(), server.restart(port(), System.getProperty(idKey())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void startFirst() {
        try {
            var port = FreePort.take();
            System.setProperty(idKey(), server.start(port));
            System.setProperty(portKey(), Integer.toString(port));
            Runtime.getRuntime().addShutdownHook(new Thread(this::discard));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void discard() {
        try {
            server.discard(port(), System.getProperty(idKey()));
        } catch (IOException failure) {
            System.err.println("Test data stays behind: " + failure);
        }
    }

    private String portKey() {
        return name + ".port";
    }

    private String idKey() {
        return name + ".id";
    }
}
