package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaneLeasesIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private TestService service;
    private Pool pool;

    @BeforeEach
    void start() {
        service = new TestService("leases");
        pool = service.relayConnections().pool(service.vertx(), "leases");
    }

    @AfterEach
    void stop() {
        pool.closeAndAwait();
        service.close();
    }

    @Test
    void the_only_instance_holds_every_lane() {
        var leases = new LaneLeases(pool, "a", LONG);

        leases.renew();

        assertThat(leases.held()).hasSize(Outbox.LANES).containsValue(1L);
        assertThat(leases.alone()).isTrue();
    }

    @Test
    void a_restarted_owner_takes_its_lanes_back_at_once_with_the_next_epoch() {
        new LaneLeases(pool, "a", LONG).renew();

        var restarted = new LaneLeases(pool, "a", LONG);
        restarted.renew();

        assertThat(restarted.held()).hasSize(Outbox.LANES);
        assertThat(restarted.held().values()).containsOnly(2L);
    }

    @Test
    void the_delete_of_a_former_holder_is_refused() {
        var former = new LaneLeases(pool, "a", LONG);
        former.renew();
        var formerEpochs = Map.copyOf(former.held());
        var current = new LaneLeases(pool, "a", LONG);
        current.renew();
        service.publish("pi_1", 1);
        var lane = Outbox.laneOf("pi_1");

        delete(former, lane, formerEpochs.get(lane));
        assertThat(service.count("outbox")).isOne();

        delete(current, lane, current.held().get(lane));
        assertThat(service.count("outbox")).isZero();
    }

    @Test
    void a_lease_that_has_run_out_is_not_renewed_but_free_for_others() throws Exception {
        var paused = new LaneLeases(pool, "a", SHORT);
        paused.renew();
        Await.until("it ran out", LIMIT, () -> !paused.stillHeld());

        var other = new LaneLeases(pool, "b", SHORT);
        Await.until("the other took all", LIMIT, () -> held(other) == Outbox.LANES);
        paused.renew();

        assertThat(paused.held()).isEmpty();
    }

    @Test
    void two_instances_share_and_the_one_that_leaves_hands_over() throws Exception {
        var a = new LaneLeases(pool, "a", ONE_SECOND);
        var b = new LaneLeases(pool, "b", ONE_SECOND);
        a.renew();
        b.renew();

        Await.until("they share", LIMIT, () -> held(a) == 4 && held(b) == 4);
        assertThat(a.alone()).isFalse();
        assertThat(a.held()).doesNotContainKeys(b.held().keySet().toArray(Short[]::new));

        a.leave();
        Await.until("b has all", LIMIT, () -> held(b) == Outbox.LANES);
        assertThat(b.alone()).isTrue();
    }

    @Test
    void a_restarted_owner_leaves_the_share_of_others_to_them() throws Exception {
        new LaneLeases(pool, "a", LONG).renew();
        var b = new LaneLeases(pool, "b", ONE_SECOND);
        b.renew();
        var restarted = new LaneLeases(pool, "a", LONG);
        restarted.renew();

        Await.until("b has its share", LIMIT, () -> held(b) == 4);

        assertThat(restarted.held()).hasSize(4);
    }

    private static int held(LaneLeases leases) {
        leases.renew();
        return leases.held().size();
    }

    private void delete(LaneLeases leases, short lane, long epoch) {
        var id = pool.query("select id from outbox").executeAndAwait().iterator().next().getLong(0);
        leases.deleteFenced(new Short[] {lane}, new Long[] {epoch}, new Long[] {id});
    }
}
