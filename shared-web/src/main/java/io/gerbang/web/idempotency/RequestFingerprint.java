package io.gerbang.web.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.web.form.CardDataGuard;
import io.gerbang.web.form.Params;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether two requests ask for the same, without keeping what they asked.
 *
 * @param hex 64 hexadecimal digits over method, path and parameters; the order in which the
 *     parameters came makes no difference
 */
public record RequestFingerprint(String hex) {

    private static final String KEYED = "HmacSHA256";

    /**
     * The plain SHA-256 of a request.
     *
     * @throws IllegalArgumentException where it carries a card: a plain hash of sixteen digits is
     *     as good as the digits
     */
    public static RequestFingerprint of(String method, String path, Params params) {
        if (CardDataGuard.carriesCardData(params)) {
            throw new IllegalArgumentException("A request that carries a card needs a keyed hash");
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return of(digest.digest(canonical(method, path, params)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The HMAC-SHA-256 of a request that may carry a card. */
    public static RequestFingerprint keyed(
            String method, String path, Params params, byte[] secret) {
        try {
            var mac = Mac.getInstance(KEYED);
            mac.init(new SecretKeySpec(secret, KEYED));
            return of(mac.doFinal(canonical(method, path, params)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }

    private static RequestFingerprint of(byte[] digest) {
        return new RequestFingerprint(HexFormat.of().formatHex(digest));
    }

    private static byte[] canonical(String method, String path, Params params) {
        return (method + ' ' + path + '\n' + params.canonical()).getBytes(UTF_8);
    }
}
