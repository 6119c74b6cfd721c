package io.gerbang.checkout.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.testing.EmbeddedInfrastructure;
import io.gerbang.web.limit.RateLeases;
import io.gerbang.web.limit.RateLeases.Lease;
import io.gerbang.web.limit.RateLimit;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class RateLeasesIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final RateLimit SLOW = new RateLimit("refunds:write", 1, 50);

    @Inject RateLeases leases;
    @Inject Pool pool;

    private final String key = "key_" + UUID.randomUUID();

    @Test
    void a_burst_is_granted_in_parts_and_then_nothing() {
        assertThat(take(SLOW, 30).granted()).isEqualTo(30);
        assertThat(take(SLOW, 30).granted()).isBetween(20, 25);

        var none = take(SLOW, 30);

        assertThat(none.granted()).isZero();
        assertThat(none.retryAfter()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
    }

    @Test
    void instances_that_ask_at_once_share_a_bucket() {
        var asking = IntStream.range(0, 20).mapToObj(_ -> leases.take(key, SLOW, 5)).toList();

        var granted =
                Uni.join().all(asking).andFailFast().await().atMost(LIMIT).stream()
                        .mapToInt(Lease::granted)
                        .sum();

        assertThat(granted).isBetween(50, 60);
    }

    @Test
    void tokens_come_back_with_time_up_to_the_burst() {
        take(SLOW, 50);

        pass(Duration.ofSeconds(7));
        assertThat(take(SLOW, 50).granted()).isBetween(7, 12);

        pass(Duration.ofHours(1));
        assertThat(take(SLOW, 100).granted()).isEqualTo(50);
    }

    @Test
    void scopes_and_keys_have_buckets_of_their_own() {
        take(SLOW, 50);

        assertThat(take(new RateLimit(null, 1, 50), 50).granted()).isEqualTo(50);
        assertThat(leases.take("another " + key, SLOW, 50).await().atMost(LIMIT).granted())
                .isEqualTo(50);
    }

    private Lease take(RateLimit limit, int wanted) {
        return leases.take(key, limit, wanted).await().atMost(LIMIT);
    }

    /** As if the bucket had been left alone for so long. */
    private void pass(Duration time) {
        pool.query(
                        "update rate_buckets set refilled_at = refilled_at - interval '%d s'"
                                .concat(" where key_id = '%s'")
                                .formatted(time.toSeconds(), key))
                .execute()
                .await()
                .atMost(LIMIT);
    }
}
