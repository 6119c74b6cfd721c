package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Wire;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a merchant writes runs in a shopper's browser, and nobody frames the page. */
@ExtendWith(GatewayExtension.class)
class PageIT {
    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final String EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";
    private static final String ITEM =
            "mode=payment&line_items[0][quantity]=2&line_items[0][price_data][currency]=idr"
                    + "&line_items[0][price_data][unit_amount]=5000000"
                    + "&line_items[0][price_data][product_data][name]=";

    private final Wire shop;

    PageIT(RunningGateway gateway) {
        shop = new Wire(gateway).with(gateway.newMerchant().secretKey());
    }

    @Test
    void what_a_merchant_writes_is_shown_and_not_run() throws Exception {
        var evil = Wire.encoded(EVIL);
        var session =
                shop.post(
                        SESSIONS,
                        ITEM
                                + evil
                                + "&line_items[0][price_data][product_data][description]="
                                + evil
                                + "&client_reference_id="
                                + evil
                                + "&metadata[a]="
                                + evil
                                + "&payment_intent_data[description]="
                                + evil
                                + "&success_url=https://example.com/?a=%27onclick=%27"
                                + "&cancel_url=https://example.com/?a=%27onclick=%27");
        assertThat(session.status()).as(session.text()).isEqualTo(200);

        var page = shop.get(URI.create(session.json().get("url").getAsString()).getPath());

        assertThat(page.text()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>");
        assertThat(page.text()).doesNotContain("<img", "'onclick", "\"'>");
    }

    @Test
    void the_page_is_framed_by_nobody_and_runs_only_its_own_script() throws Exception {
        var session = shop.post(SESSIONS, ITEM + "Kopi&success_url=https://example.com/").json();

        var headers = shop.get(URI.create(session.get("url").getAsString()).getPath()).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'nonce-", "frame-ancestors 'none'")
                .contains("form-action 'none'", "base-uri 'none'")
                .doesNotContain("unsafe-inline", "unsafe-eval", "*");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:msgbox(1)",
                "file:///etc/passwd",
                "not a url"
            })
    void a_shopper_is_sent_to_no_address_that_runs_or_reads(String url) throws Exception {
        var to = Wire.encoded(url);
        var success = shop.post(SESSIONS, ITEM + "Kopi&success_url=" + to);
        var cancel =
                shop.post(
                        SESSIONS, ITEM + "Kopi&success_url=https://example.com/&cancel_url=" + to);
        var back =
                shop.post(
                        "/v1/payment_intents",
                        "amount=15000000&currency=idr&confirm=true&payment_method=pm_card_visa"
                                + "&return_url="
                                + to);

        assertThat(success.status()).isEqualTo(400);
        assertThat(success.error("param")).isEqualTo("success_url");
        assertThat(cancel.status()).isEqualTo(400);
        assertThat(cancel.error("param")).isEqualTo("cancel_url");
        assertThat(back.status()).isEqualTo(400);
        assertThat(back.error("param")).isEqualTo("return_url");
    }
}
