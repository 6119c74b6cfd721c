package io.gerbang.web.limit;

import io.gerbang.web.limit.RateLeases.Lease;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that an instance has taken ahead for one key and rate, so that a request costs no
 * statement. They are good for a second: nobody hoards. While more are asked for, all requests wait
 * for that one answer.
 */
final class LocalBucket {

    private static final long GOOD_FOR_NS = Duration.ofSeconds(1).toNanos();

    private final Supplier<Uni<Lease>> shared;
    private final LongSupplier nanoTime;
    private int tokens;
    private long goodUntil;
    private long emptyUntil;
    private @Nullable Uni<Lease> asking;

    LocalBucket(Supplier<Uni<Lease>> shared, LongSupplier nanoTime) {
        this.shared = shared;
        this.nanoTime = nanoTime;
        this.goodUntil = nanoTime.getAsLong();
        this.emptyUntil = goodUntil;
    }

    /** Emits how long to wait where there is no token, else nothing at all to wait for. */
    Uni<Duration> take() {
        Uni<Lease> answer;
        synchronized (this) {
            var now = nanoTime.getAsLong();
            if (tokens > 0 && goodUntil - now > 0) {
                tokens--;
                return Uni.createFrom().item(Duration.ZERO);
            }
            if (emptyUntil - now > 0) {
                return Uni.createFrom().item(Duration.ofNanos(emptyUntil - now));
            }
            if (asking == null) {
                asking = ask();
            }
            answer = asking;
        }
        return answer.chain(this::take);
    }

    /** Whoever waits tries again after the answer, which has left something to take or to tell. */
    private Uni<Lease> ask() {
        return Uni.createFrom()
                .deferred(() -> shared.get())
                .onTermination()
                .invoke((lease, failure, canceled) -> answered(lease))
                .memoize()
                .indefinitely();
    }

    private synchronized void answered(@Nullable Lease lease) {
        asking = null;
        if (lease == null) {
            return;
        }
        var now = nanoTime.getAsLong();
        tokens = lease.granted();
        goodUntil = now + GOOD_FOR_NS;
        emptyUntil = tokens > 0 ? now : now + Math.max(1, lease.retryAfter().toNanos());
    }
}
