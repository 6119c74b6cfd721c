package io.gerbang.checkout.application.merchant;

import io.gerbang.checkout.application.Ids;
import io.gerbang.web.key.ApiKeyFormat;
import io.gerbang.web.key.KeyKind;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that was just made.
 *
 * @param text the key itself, which is shown here and never again
 */
public record NewKey(StoredKey key, String text) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A key that works until it is rolled or revoked. */
    static NewKey make(
            String merchantId,
            KeyKind kind,
            boolean livemode,
            @Nullable String name,
            List<String> scopes,
            Instant now) {
        var text = ApiKeyFormat.generate(kind, livemode, RANDOM);
        var stored =
                new StoredKey(
                        Ids.create("key_", now),
                        merchantId,
                        ApiKeyFormat.hash(text),
                        kind == KeyKind.PUBLISHABLE ? text : null,
                        kind,
                        livemode,
                        name,
                        scopes,
                        now,
                        null);
        return new NewKey(stored, text);
    }

    @Override
    public String toString() {
        return "NewKey[" + key.id() + "]";
    }
}
