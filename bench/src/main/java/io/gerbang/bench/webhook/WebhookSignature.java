package io.gerbang.bench.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Stripe's webhook signature as a merchant verifies it, scheme v1. */
final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /**
     * Whether one of the header's {@code v1} signatures is that of its time and the body.
     *
     * @param header value of {@code Stripe-Signature}
     */
    static boolean isValid(String header, byte[] body, String secret) {
        var time = "";
        var valid = false;
        for (var part : header.split(",")) {
            if (part.startsWith("t=")) {
                time = part.substring(2);
            } else if (part.startsWith("v1=")) {
                var expected = sign(time, body, secret).getBytes(UTF_8);
                valid |= MessageDigest.isEqual(expected, part.substring(3).getBytes(UTF_8));
            }
        }
        return valid;
    }

    private static String sign(String time, byte[] body, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            mac.update((time + ".").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", failure);
        }
    }
}
