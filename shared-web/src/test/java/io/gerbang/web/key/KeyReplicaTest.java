package io.gerbang.web.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyReplicaTest {

    private static final ApiKey KEY = new ApiKey("acct_1", "key_1", KeyKind.SECRET, false, null);
    private static final ApiKey OTHER = new ApiKey("acct_1", "key_2", KeyKind.SECRET, false, null);

    private final Map<String, ApiKey> owned = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private KeyReplica replica;

    @BeforeEach
    void start() {
        replica = new KeyReplica(this::askOwner, () -> now, Duration.ofSeconds(30));
        replica.heard();
    }

    @Test
    void what_kafka_told_needs_no_question() {
        replica.put(state(1, Map.of("h1", KEY)));

        assertThat(find("h1")).contains(KEY);
        assertThat(asked).isEmpty();
    }

    @Test
    void a_key_that_kafka_has_not_told_yet_is_asked_of_the_owner() {
        owned.put("h1", KEY);

        assertThat(find("h1")).contains(KEY);
        assertThat(find("h2")).isEmpty();
        assertThat(asked).containsExactly("h1", "h2");
    }

    @Test
    void a_key_that_is_gone_from_the_newer_state_is_gone() {
        replica.put(state(1, Map.of("h1", KEY, "h2", OTHER)));
        replica.put(state(2, Map.of("h2", OTHER)));

        assertThat(find("h1")).isEmpty();
        assertThat(find("h2")).contains(OTHER);
    }

    @Test
    void an_older_state_does_not_bring_a_key_back() {
        replica.put(state(2, Map.of("h2", OTHER)));
        replica.put(state(1, Map.of("h1", KEY)));

        assertThat(find("h1")).isEmpty();
    }

    @Test
    void a_revoked_key_is_forgotten_at_once() {
        replica.put(state(1, Map.of("h1", KEY)));
        replica.revoke("h1");

        assertThat(find("h1")).isEmpty();
    }

    @Test
    void after_a_silence_the_owner_decides_until_kafka_is_heard_again() {
        replica.put(state(1, Map.of("h1", KEY)));
        now = now.plusSeconds(30);

        assertThat(find("h1")).isEmpty();

        replica.heard();

        assertThat(find("h1")).contains(KEY);
    }

    @Test
    void before_the_first_word_of_kafka_the_owner_decides() {
        var young = new KeyReplica(this::askOwner, () -> now, Duration.ofSeconds(30));
        young.put(state(1, Map.of("h1", KEY)));

        assertThat(young.find("h1").await().indefinitely()).isEmpty();
    }

    private Optional<ApiKey> find(String hash) {
        return replica.find(hash).await().indefinitely();
    }

    private Uni<Optional<ApiKey>> askOwner(String hash) {
        asked.add(hash);
        return Uni.createFrom().item(Optional.ofNullable(owned.get(hash)));
    }

    private static MerchantKeys state(long version, Map<String, ApiKey> byHash) {
        return new MerchantKeys("acct_1", version, byHash);
    }
}
