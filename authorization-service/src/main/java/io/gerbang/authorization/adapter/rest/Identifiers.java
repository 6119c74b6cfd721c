package io.gerbang.authorization.adapter.rest;

import io.gerbang.web.key.Base62;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Random;

/** Ids that sort by time: a prefix, eight digits of milliseconds, and sixteen random ones. */
final class Identifiers {

    private static final int TIME_DIGITS = 8;
    private static final int RANDOM_DIGITS = 16;
    private static final Random RANDOM = new SecureRandom();

    private Identifiers() {}

    static String create(String prefix, Instant at) {
        var id = new StringBuilder(prefix.length() + TIME_DIGITS + RANDOM_DIGITS).append(prefix);
        Base62.append(id, at.toEpochMilli(), TIME_DIGITS);
        for (var i = 0; i < RANDOM_DIGITS; i++) {
            id.append(Base62.digit(RANDOM.nextInt(Base62.RADIX)));
        }
        return id.toString();
    }
}
