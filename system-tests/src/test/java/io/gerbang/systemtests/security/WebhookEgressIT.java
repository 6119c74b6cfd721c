package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.WebhookListener;
import io.gerbang.systemtests.gateway.Wire;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A merchant's server cannot send the gateway elsewhere. */
@ExtendWith(GatewayExtension.class)
class WebhookEgressIT {
    private final Wire shop;

    WebhookEgressIT(RunningGateway gateway) {
        shop = new Wire(gateway).with(gateway.newMerchant().secretKey());
    }

    @Test
    void a_redirect_to_the_inside_is_a_failure_and_not_followed() throws Exception {
        try (var inside = new WebhookListener()) {
            var outside = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            outside.createContext(
                    "/",
                    exchange -> {
                        exchange.getResponseHeaders().set("Location", inside.url());
                        exchange.sendResponseHeaders(302, -1);
                        exchange.close();
                    });
            outside.start();
            var url = "http://127.0.0.1:" + outside.getAddress().getPort();
            var endpoint =
                    shop.post("/v1/webhook_endpoints", "enabled_events[]=*&url=" + url)
                            .json()
                            .get("id")
                            .getAsString();

            shop.post("/v1/payment_intents", "amount=15000000&currency=idr");
            var deliveries =
                    Await.until(
                            text -> text.contains("HTTP "),
                            () ->
                                    shop.get("/v1/webhook_endpoints/" + endpoint + "/deliveries")
                                            .text());
            outside.stop(0);

            assertThat(deliveries).contains("HTTP 302").doesNotContain("\"succeeded\"");
            assertThat(inside.isIdle()).isTrue();
        }
    }
}
