package io.gerbang.authorization.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PaymentSimulationTest {

    private static final int PAYMENTS = 20_000;

    @Test
    void every_payment_ends_final_and_no_money_is_held_or_moved_that_should_not_be() {
        var seed = Long.getLong("gerbang.test.seed", System.nanoTime());
        System.out.println("seed of the payment simulation: " + seed);
        var random = new Random(seed);
        for (var i = 0; i < PAYMENTS; i++) {
            var world = new SimulatedWorld(new Random(random.nextLong()));
            assertThat(world.run()).as("payment %d of seed %d", i, seed).isEmpty();
        }
    }
}
