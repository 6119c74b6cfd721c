package io.gerbang.web.key;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadLocalRandom;

/** The id under which a caller and our log speak of the same request. */
public final class RequestId {

    private static final String PREFIX = "req_";
    private static final int TIME_DIGITS = 8;
    private static final int RANDOM_DIGITS = 16;
    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    /** The request's id, made when first asked for. */
    public static String of(RoutingContext routing) {
        String known = routing.get(ATTRIBUTE);
        if (known != null) {
            return known;
        }
        var made = next(System.currentTimeMillis());
        routing.put(ATTRIBUTE, made);
        return made;
    }

    private static String next(long epochMs) {
        var random = ThreadLocalRandom.current();
        var id = new StringBuilder(PREFIX.length() + TIME_DIGITS + RANDOM_DIGITS).append(PREFIX);
        Base62.append(id, epochMs, TIME_DIGITS);
        for (var i = 0; i < RANDOM_DIGITS; i++) {
            id.append(Base62.digit(random.nextInt(Base62.RADIX)));
        }
        return id.toString();
    }
}
