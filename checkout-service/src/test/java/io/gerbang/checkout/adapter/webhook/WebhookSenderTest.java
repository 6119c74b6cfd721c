package io.gerbang.checkout.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {

    @Test
    void the_checked_address_is_called_under_the_urls_name() throws UnknownHostException {
        var checked = new InetSocketAddress(InetAddress.getByName("203.0.113.7"), 443);

        var options =
                WebhookSender.options(
                        "https://shop.example/hook?a=b", checked, Duration.ofSeconds(1));

        assertThat(options.getServer().host()).isEqualTo("203.0.113.7");
        assertThat(options.getServer().port()).isEqualTo(443);
        assertThat(options.getHost()).isEqualTo("shop.example");
        assertThat(options.isSsl()).isTrue();
        assertThat(options.getURI()).isEqualTo("/hook?a=b");
        assertThat(options.getFollowRedirects()).isFalse();
    }
}
