package io.gerbang.checkout.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stripe's webhook signature, scheme v1: {@code t=<unix>,v1=<hex HMAC-SHA256 of t.body>}, with a
 * {@code v1} per secret while one rolls.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** Value of the header {@code Stripe-Signature}. */
    static String of(List<String> secrets, Instant at, byte[] body) {
        var signature = new StringBuilder("t=").append(at.getEpochSecond());
        for (var secret : secrets) {
            signature.append(",v1=").append(digest(secret, at, body));
        }
        return signature.toString();
    }

    private static String digest(String secret, Instant at, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            mac.update((at.getEpochSecond() + ".").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }
}
