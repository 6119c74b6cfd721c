package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Wire;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Who keeps the gateway waiting is sent away, and keeps nobody else waiting. */
@ExtendWith(GatewayExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class SlowClientsIT {
    private static final String HEADERS =
            "POST /v1/payment_intents HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private static final String BODY =
            "POST /v1/payment_intents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\n";
    private static final int IDLE = 5_000;
    private static final int SLOW = 100;

    /** Half a minute, and some for a machine that is busy. */
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final URI origin;
    private final Wire shop;

    SlowClientsIT(RunningGateway gateway) {
        origin = URI.create(gateway.url());
        shop = new Wire(gateway).with(gateway.newMerchant().secretKey());
    }

    @Test
    void thousands_who_say_little_or_nothing_are_sent_away_while_others_are_served()
            throws Exception {
        try (var crowd = new Crowd()) {
            crowd.join(IDLE, origin, "").join(SLOW, origin, HEADERS).join(SLOW, origin, BODY);
            assertThat(crowd.open()).isEqualTo(IDLE + 2 * SLOW);
            var begun = System.nanoTime();

            while (crowd.open() > 0 && System.nanoTime() - begun < LIMIT.toNanos()) {
                crowd.trickle("a");
                var paid =
                        shop.post(
                                "/v1/payment_intents",
                                "amount=15000000&currency=idr&payment_method=pm_card_visa"
                                        + "&confirm=true&payment_method_types[]=card");
                assertThat(paid.status()).as(paid.text()).isEqualTo(200);
                crowd.watch(PAUSE);
            }

            assertThat(crowd.open()).isZero();
        }
    }
}
