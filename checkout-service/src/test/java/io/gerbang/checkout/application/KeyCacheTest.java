package io.gerbang.checkout.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.web.key.ApiKey;
import io.gerbang.web.key.KeyKind;
import io.gerbang.web.key.KeyUse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyCacheTest {

    private static final ApiKey KEY = new ApiKey("acct_1", "key_1", KeyKind.SECRET, false, null);

    private final FakeApiKeyStore store = new FakeApiKeyStore();
    private final MovedClock clock = new MovedClock();
    private final KeyCache cache = new KeyCache(store, clock);

    @Test
    void a_key_is_looked_up_once_in_a_while() {
        store.keys.put("hash", KEY);

        assertThat(find()).contains(KEY);
        clock.pass(Duration.ofMillis(700));
        assertThat(find()).contains(KEY);

        assertThat(store.lookUps).isOne();
    }

    @Test
    void a_key_that_was_revoked_is_remembered_for_less_than_a_second() {
        store.keys.put("hash", KEY);
        find();
        store.keys.clear();

        clock.pass(Duration.ofMillis(900));

        assertThat(find()).isEmpty();
    }

    @Test
    void guesses_are_not_remembered() {
        find();
        store.keys.put("hash", KEY);

        assertThat(find()).contains(KEY);
    }

    private Optional<ApiKey> find() {
        return cache.find("hash").await().atMost(Duration.ofSeconds(1));
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Looks up by hash, and nothing else. */
    private static final class FakeApiKeyStore implements ApiKeyStore {
        private final Map<String, ApiKey> keys = new HashMap<>();
        private int lookUps;

        @Override
        public Uni<Optional<ApiKey>> key(String sha256, Instant now) {
            lookUps++;
            return Uni.createFrom().item(Optional.ofNullable(keys.get(sha256)));
        }

        @Override
        public Uni<Void> insert(SqlConnection transaction, List<StoredKey> keys) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Void> end(SqlConnection transaction, StoredKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Optional<StoredKey>> find(
                SqlConnection transaction, String merchantId, String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<List<StoredKey>> inForce(
                SqlConnection transaction, String merchantId, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<List<UsedKey>> list(String merchantId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Optional<String>> publishableKey(Tenant tenant, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Void> record(List<KeyUse> uses) {
            throw new UnsupportedOperationException();
        }
    }
}
