package io.gerbang.web;

import io.gerbang.web.key.ApiKey;
import io.gerbang.web.key.ApiKeyFormat;
import io.gerbang.web.key.ApiKeys;
import io.gerbang.web.key.KeyKind;
import io.gerbang.web.key.KeyUse;
import io.gerbang.web.limit.Limits;
import io.gerbang.web.limit.RateLeases;
import io.gerbang.web.limit.RateLimit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A few keys, and one whose owner cannot be asked. */
@ApplicationScoped
public class FakeApiKeys implements ApiKeys, RateLeases {

    static final String SECRET = key(KeyKind.SECRET);
    static final String PUBLISHABLE = key(KeyKind.PUBLISHABLE);
    static final String RESTRICTED = key(KeyKind.RESTRICTED);
    static final String LIMITED = key(KeyKind.SECRET);
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
                            Set.of("customers:read", "payment_intents:write"),
                            null,
                            false),
                    ApiKeyFormat.hash(LIMITED),
                    new ApiKey(
                            "acct_1",
                            "key_4",
                            KeyKind.SECRET,
                            false,
                            null,
                            Set.of(),
                            new Limits(null, List.of(new RateLimit("customers:read", 1, 1))),
                            false));

    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public Uni<Optional<ApiKey>> find(String sha256Hex) {
        return sha256Hex.equals(ApiKeyFormat.hash(UNREACHABLE))
                ? Uni.createFrom().failure(new IOException("the owner is away"))
                : Uni.createFrom().item(Optional.ofNullable(KEYS.get(sha256Hex)));
    }

    @Override
    public Uni<Void> used(List<KeyUse> uses) {
        return Uni.createFrom().voidItem();
    }

    /** Every second request is one too many. */
    @Override
    public Uni<Lease> take(String keyId, RateLimit limit, int wanted) {
        return Uni.createFrom()
                .item(
                        asked.getAndIncrement() % 2 == 0
                                ? new Lease(1, Duration.ZERO)
                                : new Lease(0, Duration.ofMillis(1_200)));
    }

    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }

    private static String key(KeyKind kind) {
        return ApiKeyFormat.generate(kind, false, new SecureRandom());
    }
}
