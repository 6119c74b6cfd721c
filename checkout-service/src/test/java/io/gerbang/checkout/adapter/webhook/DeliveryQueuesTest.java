package io.gerbang.checkout.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.event.MerchantEvent;
import io.gerbang.checkout.application.webhook.Delivery;
import io.gerbang.checkout.application.webhook.Delivery.Target;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DeliveryQueuesTest {

    private static final int CONCURRENCY = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Map<Long, CompletableFuture<Void>> underWay = new LinkedHashMap<>();
    private final List<Long> begun = new ArrayList<>();
    private Uni<Void> writing = Uni.createFrom().voidItem();
    private Instant now = Instant.EPOCH;
    private final DeliveryQueues queues =
            new DeliveryQueues(this::attempt, CONCURRENCY, LONGEST_WAIT, () -> now);

    @Test
    void a_delivery_waits_until_one_before_it_ends() {
        submit("we_1", 1, 2, 3);
        assertThat(begun).containsExactly(1L, 2L);

        end(2);

        assertThat(begun).containsExactly(1L, 2L, 3L);
    }

    @Test
    void an_endpoint_waits_for_itself_alone() {
        submit("we_1", 1, 2, 3);
        submit("we_2", 4);

        assertThat(begun).containsExactly(1L, 2L, 4L);
        assertThat(queues.busy()).containsExactly("we_1");
    }

    @Test
    void what_is_here_already_is_not_attempted_twice() {
        submit("we_1", 1, 2, 3);
        submit("we_1", 1, 3);

        end(1);
        end(2);
        end(3);
        assertThat(begun).containsExactly(1L, 2L, 3L);

        submit("we_1", 3);
        assertThat(begun).containsExactly(1L, 2L, 3L, 3L);
    }

    @Test
    void what_is_being_written_down_keeps_nobody_waiting_and_is_not_attempted_twice() {
        writing = Uni.createFrom().nothing();
        submit("we_1", 1, 2, 3);

        end(1);
        submit("we_1", 1);
        end(2);

        assertThat(begun).containsExactly(1L, 2L, 3L);
    }

    @Test
    void what_has_waited_too_long_for_its_lease_is_left_to_the_table() {
        submit("we_1", 1, 2, 3);
        now = now.plusSeconds(10);
        submit("we_1", 4);
        now = now.plusSeconds(10);

        end(1);

        assertThat(begun).containsExactly(1L, 2L, 4L);
        submit("we_1", 3);
        end(2);
        assertThat(begun).containsExactly(1L, 2L, 4L, 3L);
    }

    @Test
    void what_does_not_fit_the_endpoints_queue_is_left_to_the_table() {
        var all = LongStream.rangeClosed(1, CONCURRENCY + DeliveryQueues.LONGEST + 1).toArray();
        submit("we_1", all);

        drain();

        assertThat(begun).hasSize(all.length - 1);
        assertThat(queues.busy()).isEmpty();
    }

    @Test
    void what_does_not_fit_the_memory_is_left_to_the_table() {
        var endpoints = DeliveryQueues.MOST / DeliveryQueues.LONGEST + 1;
        var each = CONCURRENCY + DeliveryQueues.LONGEST;
        for (int i = 0; i < endpoints; i++) {
            submit("we_" + i, LongStream.range(i * each, (i + 1) * each).toArray());
        }

        drain();

        assertThat(begun).hasSize(endpoints * CONCURRENCY + DeliveryQueues.MOST);
    }

    private void drain() {
        while (!underWay.isEmpty()) {
            end(underWay.keySet().iterator().next());
        }
    }

    private void submit(String endpointId, long... ids) {
        for (var id : ids) {
            queues.submit(delivery(id, endpointId));
        }
    }

    private Uni<Uni<Void>> attempt(Delivery delivery) {
        begun.add(delivery.id());
        var done = new CompletableFuture<Void>();
        underWay.put(delivery.id(), done);
        return Uni.createFrom().completionStage(done).map(answered -> writing);
    }

    private void end(long id) {
        underWay.remove(id).complete(null);
    }

    private static Delivery delivery(long id, String endpointId) {
        var event =
                new MerchantEvent(
                        "evt_" + id,
                        new Tenant("acct_1", false),
                        "charge.succeeded",
                        Instant.EPOCH,
                        "{}",
                        null,
                        null);
        var target = new Target(endpointId, "https://shop.example/hook", null, List.of("whsec_1"));
        return new Delivery(id, event, target, 0, 1, Instant.EPOCH);
    }
}
