package io.gerbang.checkout.application.merchant;

import io.gerbang.web.key.ApiKey;
import io.gerbang.web.key.ApiKeys;
import io.gerbang.web.key.KeyUse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of this service's own table, remembered for less than a second. */
@ApplicationScoped
public class KeyCache implements ApiKeys {

    private static final Duration FRESH = Duration.ofMillis(800);
    static final int MOST = 10_000;

    private final UsableKeys keys;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    KeyCache(UsableKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    private record Known(Optional<ApiKey> key, Instant until) {}

    @Override
    public Uni<Optional<ApiKey>> find(String sha256Hex) {
        var cached = known.get(sha256Hex);
        if (cached != null && cached.until().isAfter(clock.instant())) {
            return Uni.createFrom().item(cached.key());
        }
        return keys.key(sha256Hex, clock.instant()).invoke(key -> keep(sha256Hex, key));
    }

    @Override
    public Uni<Void> used(List<KeyUse> uses) {
        return keys.record(uses);
    }

    /** Only keys that exist are kept: guesses must not push them out. */
    private void keep(String sha256Hex, Optional<ApiKey> key) {
        var now = clock.instant();
        if (known.size() >= MOST) {
            known.values().removeIf(old -> !old.until().isAfter(now));
        }
        if (key.isPresent() && known.size() < MOST) {
            known.put(sha256Hex, new Known(key, now.plus(FRESH)));
        } else {
            known.remove(sha256Hex);
        }
    }
}
