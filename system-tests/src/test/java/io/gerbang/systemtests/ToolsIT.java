package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.testhelpers.TestClockCreateParams;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.Merchant;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Tool;
import io.gerbang.systemtests.gateway.WebhookListener;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code ./gerbang listen} and {@code ./gerbang trigger}. */
@ExtendWith(GatewayExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class ToolsIT {
    private static final Pattern SECRET = Pattern.compile("whsec_\\w+");

    private final RunningGateway gateway;
    private V1Services stripe;
    private Tool tool;

    ToolsIT(RunningGateway gateway) {
        this.gateway = gateway;
        workFor(gateway.newMerchant());
    }

    private void workFor(Merchant merchant) {
        stripe = gateway.stripe(merchant.secretKey());
        tool = new Tool(gateway, merchant);
    }

    static List<String> triggers() throws Exception {
        return Tool.triggers();
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void a_triggered_event_happens_and_is_sent(String event) throws Exception {
        if (event.equals("payout.failed")) {
            workFor(gateway.newMerchantWithoutBank());
        }
        try (var listener = new WebhookListener()) {
            var endpoint =
                    stripe.webhookEndpoints()
                            .create(
                                    WebhookEndpointCreateParams.builder()
                                            .setUrl(listener.url())
                                            .putExtraParam("enabled_events", List.of(event))
                                            .build());

            var ended =
                    event.matches("(payout|balance)\\..*|charge\\.expired")
                            ? tool.trigger(event, "--test-clock", clock())
                            : tool.trigger(event);

            assertThat(ended.status()).as(ended.output()).isZero();
            assertThat(ended.output()).startsWith(event + " happened: evt_");
            var told = listener.next();
            assertThat(
                            Webhook.constructEvent(
                                            told.body(), told.signature(), endpoint.getSecret())
                                    .getType())
                    .isEqualTo(event);
        }
    }

    @Test
    void a_listener_forwards_each_event_and_leaves_nothing_behind() throws Exception {
        try (var shop = new WebhookListener()) {
            var listening = tool.listen("--forward-to", shop.url());
            try (var output = listening.inputReader()) {
                var secret = SECRET.matcher(output.readLine());
                assertThat(secret.find()).isTrue();
                var payment =
                        stripe.paymentIntents()
                                .create(
                                        PaymentIntentCreateParams.builder()
                                                .setAmount(15_000_000L)
                                                .setCurrency("idr")
                                                .build());

                var told = shop.next();
                var event = Webhook.constructEvent(told.body(), told.signature(), secret.group());

                assertThat(event.getType()).isEqualTo("payment_intent.created");
                assertThat(told.body()).contains(payment.getId());
                assertThat(output.readLine())
                        .contains("--> payment_intent.created [" + event.getId());
                assertThat(output.readLine()).contains("[200] POST " + shop.url());
            } finally {
                listening.destroy();
            }
            assertThat(listening.waitFor(20, TimeUnit.SECONDS)).isTrue();
            Await.until(List::isEmpty, () -> stripe.webhookEndpoints().list().getData());
        }
    }

    private String clock() throws Exception {
        var now = TestClockCreateParams.builder().setFrozenTime(Instant.now().getEpochSecond());
        var clock = stripe.testHelpers().testClocks().create(now.build());
        return Await.until(
                        it -> "ready".equals(it.getStatus()),
                        () -> stripe.testHelpers().testClocks().retrieve(clock.getId()))
                .getId();
    }
}
