package io.gerbang.checkout;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Stands before a server. While it is silent it takes connections, as a server that hangs does, and
 * nothing gets through in either direction.
 */
final class SilencingProxy implements AutoCloseable {

    private static final int BUFFER = 16_384;

    private final ServerSocket server;
    private final String host;
    private final int port;
    private boolean silent;

    /** Leads to a server. */
    SilencingProxy(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    synchronized void fallSilent() {
        silent = true;
    }

    /** What has been held back gets through. */
    synchronized void speak() {
        silent = false;
        notifyAll();
    }

    @Override
    public void close() {
        speak();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                var upstream = new Socket(host, port)) {
            // Nagle's algorithm would keep each pipelined statement until the one before it is
            // acknowledged, 40 ms later.
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            var back = Thread.ofVirtual().start(() -> pass(upstream, client));
            pass(client, upstream);
            back.join();
        } catch (IOException | InterruptedException gone) {
            // Both sides are closed, which is all that they have to know.
        }
    }

    /** Ends both where one ends. */
    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            pass(from.getInputStream(), to.getOutputStream());
        } catch (IOException | InterruptedException gone) {
            // The other direction finds its socket closed.
        }
    }

    private void pass(InputStream from, OutputStream to) throws IOException, InterruptedException {
        var buffer = new byte[BUFFER];
        for (var read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            awaitVoice();
            to.write(buffer, 0, read);
        }
    }

    private synchronized void awaitVoice() throws InterruptedException {
        while (silent) {
            wait();
        }
    }
}
