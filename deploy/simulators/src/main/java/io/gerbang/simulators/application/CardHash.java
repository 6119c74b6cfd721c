package io.gerbang.simulators.application;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names accounts by a keyed hash of their card number: an unkeyed one could be guessed. */
public final class CardHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 16;

    private final ThreadLocal<Mac> mac;

    public CardHash(String key) {
        var secret = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        mac = ThreadLocal.withInitial(() -> mac(secret));
    }

    public String of(String cardNumber) {
        var hash = mac.get().doFinal(cardNumber.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(hash, 0, LENGTH);
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
