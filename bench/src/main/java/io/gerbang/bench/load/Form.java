package io.gerbang.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;

/** A form-encoded body in the making. */
public final class Form {
    private final StringBuilder text = new StringBuilder();

    /** Adds a field; its name may hold brackets, which stay as they are. */
    public Form with(String name, Object value) {
        if (!text.isEmpty()) {
            text.append('&');
        }
        text.append(name).append('=').append(URLEncoder.encode(value.toString(), UTF_8));
        return this;
    }

    Buffer encoded() {
        return Buffer.buffer(text.toString());
    }
}
