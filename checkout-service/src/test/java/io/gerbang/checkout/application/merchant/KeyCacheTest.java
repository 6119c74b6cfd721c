package io.gerbang.checkout.application.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.MovedClock;
import io.gerbang.web.key.ApiKey;
import io.gerbang.web.key.KeyKind;
import io.gerbang.web.key.KeyUse;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyCacheTest {

    private static final ApiKey KEY = new ApiKey("acct_1", "key_1", KeyKind.SECRET, false, null);

    private final FakeUsableKeys store = new FakeUsableKeys();
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

    @Test
    void keys_that_are_not_used_any_more_make_room_for_others() {
        for (int each = 0; each < KeyCache.MOST; each++) {
            store.keys.put("hash " + each, KEY);
            find("hash " + each);
        }
        clock.pass(Duration.ofMillis(900));
        store.keys.put("hash", KEY);

        find();
        find();

        assertThat(store.lookUps).isEqualTo(KeyCache.MOST + 1);
    }

    private Optional<ApiKey> find() {
        return find("hash");
    }

    private Optional<ApiKey> find(String hash) {
        return cache.find(hash).await().atMost(Duration.ofSeconds(1));
    }

    private static final class FakeUsableKeys implements UsableKeys {
        private final Map<String, ApiKey> keys = new HashMap<>();
        private final List<KeyUse> recorded = new ArrayList<>();
        private int lookUps;

        @Override
        public Uni<Optional<ApiKey>> key(String sha256, Instant now) {
            lookUps++;
            return Uni.createFrom().item(Optional.ofNullable(keys.get(sha256)));
        }

        @Override
        public Uni<Void> record(List<KeyUse> uses) {
            recorded.addAll(uses);
            return Uni.createFrom().voidItem();
        }
    }
}
