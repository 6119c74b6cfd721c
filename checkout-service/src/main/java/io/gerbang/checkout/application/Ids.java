package io.gerbang.checkout.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.web.key.Base62;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Random;

/** Ids that sort by time: a prefix, eight digits of milliseconds, and sixteen that tell apart. */
public final class Ids {

    private static final int TIME_DIGITS = 8;
    private static final int OTHER_DIGITS = 16;
    private static final Random RANDOM = new SecureRandom();

    private Ids() {}

    /** A new id. */
    public static String create(String prefix, Instant at) {
        var id = begin(prefix, at);
        for (int i = 0; i < OTHER_DIGITS; i++) {
            id.append(Base62.digit(RANDOM.nextInt(Base62.RADIX)));
        }
        return id.toString();
    }

    /** The id of what a cause makes at a time: always the same. */
    public static String derive(String prefix, Instant at, String cause) {
        var id = begin(prefix, at);
        var digest = sha256(cause);
        for (int i = 0; i < OTHER_DIGITS; i++) {
            id.append(Base62.digit(Byte.toUnsignedInt(digest[i]) % Base62.RADIX));
        }
        return id.toString();
    }

    /** Ids of that time and later are not below; all earlier ones are. */
    public static String floor(String prefix, Instant at) {
        return begin(prefix, at).toString();
    }

    /** Something that only who was told can know. */
    public static String secret(String prefix) {
        var secret = new StringBuilder(prefix);
        for (int i = 0; i < 2 * OTHER_DIGITS; i++) {
            secret.append(Base62.digit(RANDOM.nextInt(Base62.RADIX)));
        }
        return secret.toString();
    }

    private static StringBuilder begin(String prefix, Instant at) {
        var id = new StringBuilder(prefix.length() + TIME_DIGITS + OTHER_DIGITS).append(prefix);
        Base62.append(id, at.toEpochMilli(), TIME_DIGITS);
        return id;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
