package io.gerbang.simulators.application;

import io.gerbang.simulators.domain.Agreement;
import io.gerbang.simulators.domain.IssuerRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names accounts by a keyed hash of their card number: an unkeyed one could be guessed. The proofs
 * of authentications come from the same key.
 */
public final class CardHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 16;
    private static final int PROOF_LENGTH = 20;

    private final ThreadLocal<Mac> mac;

    public CardHash(String key) {
        var secret = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        mac = ThreadLocal.withInitial(() -> mac(secret));
    }

    public String of(String cardNumber) {
        var hash = mac.get().doFinal(cardNumber.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(hash, 0, LENGTH);
    }

    /** What a request's cardholder may have agreed with its merchant. */
    Agreement agreement(IssuerRequest.Authorize request) {
        return new Agreement(of(request.card().number()), request.merchant());
    }

    /** What an authentication of a card gives its holder: 20 bytes in base64, as a CAVV has. */
    public String proof(String cardNumber, String authenticationId) {
        var text = "proof:" + cardNumber + ":" + authenticationId;
        var hash = mac.get().doFinal(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(Arrays.copyOf(hash, PROOF_LENGTH));
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
