package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.Merchant;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Wire;
import io.gerbang.systemtests.gateway.Wire.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** A merchant who asks for far more than its rate keeps nobody else waiting. */
@ExtendWith(GatewayExtension.class)
@Isolated("It compares latencies.")
class NeighbourIT {
    private static final String ORDER =
            "amount=15000000&currency=idr&payment_method_types[]=card&confirm=true"
                    + "&payment_method=pm_card_visa";

    private static final int PURCHASES = 100;
    private static final int CLIENTS = 8;

    /** What a client that does not heed Retry-After waits. */
    private static final Duration IMPATIENCE = Duration.ofMillis(100);

    /** A round takes some seconds, and the machine may be busy with something else in one. */
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final RunningGateway gateway;
    private final Merchant greedy;
    private final Wire flooding;
    private final Wire neighbour;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean over;

    NeighbourIT(RunningGateway gateway) {
        this.gateway = gateway;
        greedy = gateway.newMerchant();
        var anybody = new Wire(gateway);
        flooding = anybody.with(greedy.secretKey());
        neighbour = anybody.with(gateway.newMerchant().secretKey());
    }

    @Test
    void who_exceeds_its_rate_does_not_double_the_latency_of_others() throws Exception {
        var limits = "{'limits': {'rates': [{'per_second': 5, 'burst': 5}]}}";
        gateway.operate(
                "/merchants/" + greedy.id(), JsonParser.parseString(limits).getAsJsonObject());
        Await.until(answer -> answer.status() == 429, () -> pay(flooding));
        p99();

        Await.until(LIMIT, ratio -> ratio < 2, this::ratio);

        assertThat(refused).hasPositiveValue();
    }

    /** How many times as long the neighbour's purchases take during the flood. */
    private double ratio() throws Exception {
        var alone = p99();
        over = false;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                flood(clients);
                return (double) p99() / alone;
            } finally {
                over = true;
            }
        }
    }

    private void flood(ExecutorService clients) {
        for (var client = 0; client < CLIENTS; client++) {
            clients.submit(() -> {
                while (!over) {
                    if (pay(flooding).status() == 429) {
                        refused.incrementAndGet();
                        LockSupport.parkNanos(IMPATIENCE.toNanos());
                    }
                }
                return null;
            });
        }
    }

    /** How long all but the slowest hundredth of the neighbour's purchases take, in ns. */
    private long p99() throws Exception {
        var latencies = new long[PURCHASES];
        for (var purchase = 0; purchase < PURCHASES; purchase++) {
            var begun = System.nanoTime();
            var paid = pay(neighbour);
            latencies[purchase] = System.nanoTime() - begun;
            assertThat(paid.status()).as(paid.text()).isEqualTo(200);
        }
        Arrays.sort(latencies);
        return latencies[PURCHASES - PURCHASES / 100 - 1];
    }

    private static Answer pay(Wire wire) throws IOException, InterruptedException {
        return wire.post("/v1/payment_intents", ORDER);
    }
}
