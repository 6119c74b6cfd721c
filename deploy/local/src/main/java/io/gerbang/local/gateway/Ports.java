package io.gerbang.local.gateway;

import io.gerbang.local.FreePort;
import java.util.HashMap;
import java.util.Map;

/** Which process listens where on the loopback address; fixed for a supervisor's life. */
final class Ports {
    private static final String EDGE = "edge";

    private final Map<String, Integer> byName = new HashMap<>();

    private final boolean tls;

    /**
     * @param tls whether the edge speaks TLS
     */
    Ports(int edge, boolean tls) {
        byName.put(EDGE, edge);
        this.tls = tls;
    }

    /** The port of that name, any free one at the first call. */
    int of(String name) {
        return byName.computeIfAbsent(name, _ -> unused());
    }

    boolean tls() {
        return tls;
    }

    /** The base address of what listens there with HTTP. */
    String url(String name) {
        var scheme = tls && name.equals(EDGE) ? "https" : "http";
        return scheme + "://127.0.0.1:" + of(name);
    }

    private int unused() {
        int port;
        do {
            port = FreePort.take();
        } while (byName.containsValue(port));
        return port;
    }
}
