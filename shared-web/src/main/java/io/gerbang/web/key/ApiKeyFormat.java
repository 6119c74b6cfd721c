package io.gerbang.web.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * The text of a key: kind, mode, 32 random bytes in base 62, and a checksum, as in {@code
 * sk_test_…}. The checksum stops mistyped keys before a look-up and lets scanners find leaked ones.
 */
public final class ApiKeyFormat {

    private static final int RANDOM_BYTES = 32;
    private static final int RANDOM_DIGITS = 43;
    private static final int CHECKSUM_DIGITS = 6;
    private static final int PREFIX_LENGTH = "sk_test_".length();
    private static final int LENGTH = PREFIX_LENGTH + RANDOM_DIGITS + CHECKSUM_DIGITS;

    private ApiKeyFormat() {}

    /** A new key, to be shown once and stored as its {@link #hash} only. */
    public static String generate(KeyKind kind, boolean livemode, SecureRandom random) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        var prefix = kind.prefix() + (livemode ? "_live_" : "_test_");
        var body = prefix + Base62.encode(bytes, RANDOM_DIGITS);
        return body + checksum(body);
    }

    /** Whether the text can be a key at all. */
    public static boolean isWellFormed(String key) {
        if (key.length() != LENGTH) {
            return false;
        }
        var body = key.substring(0, LENGTH - CHECKSUM_DIGITS);
        return key.endsWith(checksum(body));
    }

    /** SHA-256 in hex. A key has 256 random bits, so a plain hash cannot be guessed back. */
    public static String hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(US_ASCII));
        var digits = new StringBuilder(CHECKSUM_DIGITS);
        Base62.append(digits, crc.getValue(), CHECKSUM_DIGITS);
        return digits.toString();
    }
}
