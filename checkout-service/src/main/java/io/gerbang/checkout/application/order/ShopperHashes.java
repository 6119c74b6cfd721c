package io.gerbang.checkout.application.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.checkout.config.CheckoutConfig;
import io.gerbang.events.checkout.ShopperFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
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

    private final SecretKeySpec key;

    @Inject
    ShopperHashes(CheckoutConfig config) {
        this(config.shopperHashKey());
    }

    ShopperHashes(String key) {
        this.key = new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM);
    }

    public ShopperFacts of(@Nullable String email, @Nullable String ip) {
        var mailbox = email == null ? null : email.trim().toLowerCase(Locale.ROOT);
        var address = ip == null ? null : address(ip);
        return new ShopperFacts(
                mailbox == null ? null : hash(mailbox),
                mailbox == null ? null : domain(mailbox),
                ip == null || ip.isEmpty() ? null : hash(spelling(ip, address)),
                address == null ? null : Network.of(address));
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

    /** One address may be written in many ways (RFC 4291 2.2); all have one hash. */
    private static String spelling(String ip, @Nullable InetAddress address) {
        return address == null ? ip : address.getHostAddress();
    }

    private static @Nullable String domain(String email) {
        var at = email.lastIndexOf('@');
        return at < 0 ? null : email.substring(at + 1);
    }

    /** An address in another form than a proxy should give is told from others, and no more. */
    private static @Nullable InetAddress address(String ip) {
        try {
            return InetAddress.ofLiteral(ip);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
