package io.gerbang.web;

import io.gerbang.web.key.ApiKey;
import io.gerbang.web.key.ApiKeyFormat;
import io.gerbang.web.key.ApiKeys;
import io.gerbang.web.key.KeyKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A few keys, and one whose owner cannot be asked. */
@ApplicationScoped
public class FakeApiKeys implements ApiKeys {

    static final String SECRET = key(KeyKind.SECRET);
    static final String PUBLISHABLE = key(KeyKind.PUBLISHABLE);
    static final String RESTRICTED = key(KeyKind.RESTRICTED);
    static final String UNKNOWN = key(KeyKind.SECRET);
    static final String UNREACHABLE = key(KeyKind.SECRET);

    private static final Map<String, ApiKey> KEYS =
            Map.of(
                    ApiKeyFormat.hash(SECRET),
                    new ApiKey("acct_1", "key_1", KeyKind.SECRET, false, "2026-10-28.endive"),
                    ApiKeyFormat.hash(PUBLISHABLE),
                    new ApiKey("acct_1", "key_2", KeyKind.PUBLISHABLE, false, null),
                    ApiKeyFormat.hash(RESTRICTED),
                    new ApiKey(
                            "acct_1",
                            "key_3",
                            KeyKind.RESTRICTED,
                            false,
                            null,
                            Set.of("probes:read")));

    @Override
    public Uni<Optional<ApiKey>> find(String sha256Hex) {
        return sha256Hex.equals(ApiKeyFormat.hash(UNREACHABLE))
                ? Uni.createFrom().failure(new IOException("the owner is away"))
                : Uni.createFrom().item(Optional.ofNullable(KEYS.get(sha256Hex)));
    }

    private static String key(KeyKind kind) {
        return ApiKeyFormat.generate(kind, false, new SecureRandom());
    }
}
