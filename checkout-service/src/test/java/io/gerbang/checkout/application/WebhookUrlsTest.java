package io.gerbang.checkout.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.web.error.StripeException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookUrlsTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String URL = "https://shop.example/hook";

    private Instant now = Instant.EPOCH;
    private String[] meaning = {"203.0.113.7"};
    private final WebhookUrls urls = new WebhookUrls(false, () -> now, host -> addresses());

    @Test
    void a_name_leads_to_the_address_that_was_checked() throws UnknownHostException {
        assertThat(resolve(URL).getAddress()).isEqualTo(InetAddress.getByName("203.0.113.7"));
        assertThat(resolve(URL).getPort()).isEqualTo(443);
        assertThat(resolve("http://shop.example:8080/").getPort()).isEqualTo(8080);
    }

    @Test
    void a_name_that_has_come_to_mean_the_inside_is_refused() {
        resolve(URL);
        meaning = new String[] {"203.0.113.7", "10.0.0.1"};
        now = now.plusSeconds(5);

        assertThatThrownBy(() -> resolve(URL))
                .isInstanceOfSatisfying(
                        StripeException.class,
                        refused -> assertThat(refused.code()).isEqualTo("url_invalid"));
    }

    @Test
    void a_name_is_not_looked_up_for_each_of_many_deliveries() {
        var first = resolve(URL);
        meaning = new String[] {"203.0.113.8"};

        assertThat(resolve(URL)).isEqualTo(first);
    }

    private InetSocketAddress resolve(String url) {
        return urls.resolve(url).await().atMost(LIMIT);
    }

    private InetAddress[] addresses() throws UnknownHostException {
        var addresses = new InetAddress[meaning.length];
        for (int i = 0; i < meaning.length; i++) {
            addresses[i] = InetAddress.getByName(meaning[i]);
        }
        return addresses;
    }
}
