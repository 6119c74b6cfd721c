package io.gerbang.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports of the loopback address that nobody listens on. They lie below the range from which
 * systems take the ports of outgoing connections, so that a server that is started again finds its
 * port still free.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int AFTER_LAST = 32_000;

    private FreePort() {}

    /** A port that was free a moment ago. */
    public static int take() {
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
        } while (!isFree(port));
        return port;
    }

    /** Whether a server could listen on the port. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
