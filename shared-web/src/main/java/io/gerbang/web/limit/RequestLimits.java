package io.gerbang.web.limit;

import io.gerbang.web.error.StripeErrors;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a key asks beyond its merchant's limits. Where the shared buckets cannot be asked it
 * lets everybody in: a limit is no reason to take no payments.
 */
@ApplicationScoped
public class RequestLimits {

    private static final Logger LOG = Logger.getLogger(RequestLimits.class);
    private static final int MOST_BUCKETS = 10_000;

    private final RateLeases leases;
    private final Map<Subject, LocalBucket> buckets = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();

    RequestLimits(RateLeases leases) {
        this.leases = leases;
    }

    private record Subject(String keyId, RateLimit limit) {}

    /**
     * Fails with 429 where a limit is reached.
     *
     * @param scope of the request; null where it has none
     */
    public Uni<Void> admit(
            String keyId, Limits limits, @Nullable String scope, RoutingContext routing) {
        if (limits.concurrentRequests() != null) {
            count(keyId, limits.concurrentRequests(), routing);
        }
        var admitted = Uni.createFrom().voidItem();
        for (var limit : limits.rates()) {
            if (limit.isAbout(scope)) {
                admitted = admitted.chain(() -> take(keyId, limit));
            }
        }
        return admitted;
    }

    private void count(String keyId, int most, RoutingContext routing) {
        var count = underWay.computeIfAbsent(keyId, _ -> new AtomicInteger());
        routing.addEndHandler(_ -> count.decrementAndGet());
        if (count.incrementAndGet() > most) {
            throw StripeErrors.rateLimit(Duration.ofSeconds(1));
        }
    }

    private Uni<Void> take(String keyId, RateLimit limit) {
        return bucket(new Subject(keyId, limit))
                .take()
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("Nobody's rate is limited: %s", failure.toString());
                    return Duration.ZERO;
                })
                .invoke(wait -> {
                    if (!wait.isZero()) {
                        throw StripeErrors.rateLimit(wait);
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Buckets of keys and limits that are gone are forgotten with all others, which costs little.
     */
    private LocalBucket bucket(Subject subject) {
        if (buckets.size() > MOST_BUCKETS) {
            buckets.clear();
        }
        return buckets.computeIfAbsent(
                subject,
                _ ->
                        new LocalBucket(
                                () ->
                                        leases.take(
                                                subject.keyId(),
                                                subject.limit(),
                                                subject.limit().chunk()),
                                System::nanoTime));
    }
}
