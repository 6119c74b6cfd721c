package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayFailoverIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(2);

    private TestService service;
    private Subscriber subscriber;

    @BeforeEach
    void start() {
        service = new TestService("failover");
        subscriber = Subscriber.into(service.inbox(new EffectsHandler()));
    }

    @AfterEach
    void stop() throws Exception {
        subscriber.close();
        service.close();
    }

    @Test
    void what_a_relay_published_before_it_was_killed_is_published_twice_and_taken_once()
            throws Exception {
        var key = service.newKey("pi");
        service.publish(key, 3);
        try (var relay = RelayProcess.startThatStopsBeforeDelete(service, "slot-0", LEASE)) {
            relay.awaitAcknowledged();
            relay.kill();
        }
        assertThat(service.count("outbox")).isEqualTo(3);

        try (var restarted = new RunningRelay(service, "slot-0", LEASE)) {
            Await.until("published twice", LIMIT, () -> subscriber.sequences(key).size() == 6);
        }

        assertThat(service.effects(key)).containsExactly(1L, 2L, 3L);
        assertThat(service.count("outbox")).isZero();
    }

    @Test
    void the_lanes_of_a_paused_relay_move_and_it_wakes_as_a_zombie_that_does_no_harm()
            throws Exception {
        var keys = IntStream.range(0, 40).mapToObj(i -> service.newKey("pi")).toList();
        try (var zombie = RelayProcess.start(service, "slot-0", LEASE)) {
            publishToAll(keys);
            awaitEffects(keys, 1);
            zombie.pause();
            publishToAll(keys);
            try (var other = new RunningRelay(service, "slot-1", LEASE)) {
                Await.until(
                        "the lanes move",
                        LEASE.plusSeconds(2),
                        () -> lanesOf("slot-1") == Outbox.LANES);
                awaitEffects(keys, 2);

                zombie.resume();
                for (int i = 0; i < 20; i++) {
                    publishToAll(keys);
                }

                awaitEffects(keys, 22);
            }
        }
        for (var key : keys) {
            assertThat(service.effects(key))
                    .isEqualTo(LongStream.rangeClosed(1, 22).boxed().toList());
        }
    }

    @Test
    void two_relays_share_the_lanes_and_hand_over() throws Exception {
        var keys = IntStream.range(0, 40).mapToObj(i -> service.newKey("pi")).toList();
        try (var first = new RunningRelay(service, "slot-0", LEASE)) {
            try (var second = RelayProcess.start(service, "slot-1", LEASE)) {
                Await.until(
                        "they share",
                        LIMIT,
                        () -> lanesOf("slot-0") == 4 && lanesOf("slot-1") == 4);
                publishToAll(keys);
                awaitEffects(keys, 1);
            }
            publishToAll(keys);
            awaitEffects(keys, 2);
            assertThat(lanesOf("slot-0")).isEqualTo(Outbox.LANES);
        }
    }

    private void publishToAll(List<String> keys) {
        keys.forEach(key -> service.publish(key, 1));
    }

    private void awaitEffects(List<String> keys, int each) throws Exception {
        Await.until(
                each + " effects each",
                LIMIT,
                () -> service.count("effects") == (long) keys.size() * each);
    }

    private long lanesOf(String slot) {
        return service.count("outbox_lanes where owner = '" + slot + "'");
    }
}
