package io.gerbang.web.key;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The keys as Kafka told them, in memory; what it has not told is asked of the owner.
 *
 * <p>It fails closed: when it has heard nothing for too long, a key may have been revoked behind
 * its back, so every look-up goes to the owner until Kafka is heard again. What the owner says is
 * not kept, for it may be older than a revocation that is on its way.
 */
public final class KeyReplica {

    private final Map<String, ApiKey> byHash = new ConcurrentHashMap<>();
    private final Map<String, MerchantKeys> byMerchant = new ConcurrentHashMap<>();
    private final Function<String, Uni<Optional<ApiKey>>> owner;
    private final InstantSource clock;
    private final Duration longestSilence;
    private volatile Instant heardAt = Instant.MIN;

    /**
     * @param owner asks the service that owns the keys, by hash
     * @param clock wall-clock time, never a merchant's test clock
     * @param longestSilence how long a revocation may go unnoticed while Kafka is away
     */
    public KeyReplica(
            Function<String, Uni<Optional<ApiKey>>> owner,
            InstantSource clock,
            Duration longestSilence) {
        this.owner = owner;
        this.clock = clock;
        this.longestSilence = longestSilence;
    }

    /** Takes a merchant's state; an older one than the last is dropped. */
    public void put(MerchantKeys state) {
        byMerchant.compute(
                state.merchantId(),
                (_, known) -> {
                    if (known != null && known.version() >= state.version()) {
                        return known;
                    }
                    byHash.putAll(state.byHash());
                    if (known != null) {
                        known.byHash().keySet().stream()
                                .filter(hash -> !state.byHash().containsKey(hash))
                                .forEach(byHash::remove);
                    }
                    return state;
                });
    }

    /** Forgets one key at once. */
    public void revoke(String sha256Hex) {
        byHash.remove(sha256Hex);
    }

    /**
     * Notes that the consumer is alive and has read its partitions to the end: call it after each
     * poll that leaves no lag, the empty ones included.
     */
    public void heard() {
        heardAt = clock.instant();
    }

    /** The key, if it is in force; a failure where that cannot be told. */
    public Uni<Optional<ApiKey>> find(String sha256Hex) {
        var known = isFresh() ? byHash.get(sha256Hex) : null;
        return known == null ? owner.apply(sha256Hex) : Uni.createFrom().item(Optional.of(known));
    }

    private boolean isFresh() {
        return heardAt.plus(longestSilence).isAfter(clock.instant());
    }
}
