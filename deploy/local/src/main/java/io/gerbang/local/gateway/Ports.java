package io.gerbang.local.gateway;

import io.gerbang.local.FreePort;
import java.util.HashMap;
import java.util.Map;

/** Which process listens where on the loopback address; fixed for a supervisor's life. */
final class Ports {
    private final Map<String, Integer> byName = new HashMap<>();

    Ports(int edge) {
        byName.put("edge", edge);
    }

    /** The port of that name, any free one at the first call. */
    int of(String name) {
        return byName.computeIfAbsent(name, _ -> unused());
    }

    /** The base address of what listens there with HTTP. */
    String url(String name) {
        return "http://127.0.0.1:" + of(name);
    }

    private int unused() {
        int port;
        do {
            port = FreePort.take();
        } while (byName.containsValue(port));
        return port;
    }
}
