package io.gerbang.checkout.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a shopper's browser knows of what it pays, or sets up. */
final class ClientSecrets {

    private static final int SHOPPER_KEY_BYTES = 16;

    private ClientSecrets() {}

    /** Takes as long for a wrong secret as for the right one. */
    static boolean isSame(String secret, String given) {
        return MessageDigest.isEqual(secret.getBytes(UTF_8), given.getBytes(UTF_8));
    }

    /** What a shopper who answers the issuer is known by, on pages where no API key is given. */
    static String shopperKey(String secret) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(("shopper:" + secret).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, SHOPPER_KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
