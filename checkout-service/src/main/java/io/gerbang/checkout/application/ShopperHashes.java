package io.gerbang.checkout.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.checkout.config.CheckoutConfig;
import io.gerbang.events.checkout.ShopperFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The shopper as other services may know them: keyed hashes, which tell same from other and no
 * more.
 */
@ApplicationScoped
public class ShopperHashes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int V4_PREFIX_PARTS = 3;
    private static final int V6_PREFIX_PARTS = 3;

    private final SecretKeySpec key;

    ShopperHashes(CheckoutConfig config) {
        this.key = new SecretKeySpec(config.shopperHashKey().getBytes(UTF_8), ALGORITHM);
    }

    public ShopperFacts of(@Nullable String email, @Nullable String ip) {
        var address = email == null ? null : email.trim().toLowerCase(Locale.ROOT);
        return new ShopperFacts(
                address == null ? null : hash(address),
                address == null ? null : domain(address),
                ip == null || ip.isEmpty() ? null : hash(ip),
                ip == null || ip.isEmpty() ? null : prefix(ip));
    }

    private String hash(String value) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }

    private static @Nullable String domain(String email) {
        var at = email.lastIndexOf('@');
        return at < 0 ? null : email.substring(at + 1);
    }

    /** The /24 of an IPv4 address, the /48 of an IPv6 one. */
    private static String prefix(String ip) {
        return ip.indexOf(':') >= 0
                ? firstParts(ip, ":", V6_PREFIX_PARTS) + "::/48"
                : firstParts(ip, "\\.", V4_PREFIX_PARTS) + ".0/24";
    }

    private static String firstParts(String ip, String separator, int count) {
        var parts = ip.split(separator);
        var first = Arrays.copyOf(parts, Math.min(count, parts.length));
        return String.join(":".equals(separator) ? ":" : ".", first);
    }
}
