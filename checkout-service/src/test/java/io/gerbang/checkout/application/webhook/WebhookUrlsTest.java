package io.gerbang.checkout.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.web.error.StripeException;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlsTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String URL = "https://shop.example/hook";

    private Instant now = Instant.EPOCH;
    private String[] meaning = {"93.184.215.14"};
    private final List<String> asked = new ArrayList<>();
    private final WebhookUrls urls = new WebhookUrls(false, List.of(), () -> now, this::addresses);

    @Test
    void a_name_leads_to_the_address_that_was_checked() {
        assertThat(resolve(URL).getAddress()).isEqualTo(InetAddress.ofLiteral("93.184.215.14"));
        assertThat(resolve(URL).getPort()).isEqualTo(443);
        assertThat(resolve("http://shop.example:8080/").getPort()).isEqualTo(8080);
    }

    @Test
    void a_name_that_has_come_to_mean_the_inside_is_refused() {
        resolve(URL);
        meaning = new String[] {"93.184.215.14", "10.0.0.1"};
        now = now.plusSeconds(5);

        assertRefused(urls, URL);
    }

    @Test
    void a_name_is_not_looked_up_for_each_of_many_deliveries() {
        var first = resolve(URL);
        meaning = new String[] {"93.184.215.15"};

        assertThat(resolve(URL)).isEqualTo(first);
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_name_that_nobody_knows_is_refused() {
        var nowhere =
                new WebhookUrls(
                        true,
                        List.of(),
                        () -> now,
                        host -> Uni.createFrom().failure(new UnknownHostException(host)));

        assertRefused(nowhere, URL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://shop.example/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https://user@shop.example/",
                "https://user:password@shop.example/",
                "https://shop.example:22/",
                "https://shop.example:99999/",
                "https://shop.example:0/",
                "https:/shop.example/",
                "https:///hook",
                "//shop.example/hook",
                "shop.example",
                "https://shop example/",
                "https://shop.example\\@10.0.0.1/",
                ""
            })
    void a_url_that_no_shop_has_is_refused_without_a_look_up(String url) {
        assertThatThrownBy(() -> resolve(url)).isInstanceOf(StripeException.class);
        assertThat(asked.stream().filter(host -> !host.equals("shop.example"))).isEmpty();
    }

    @Test
    void where_only_this_machine_is_allowed_its_usual_names_are_and_nothing_else() {
        meaning = new String[] {"127.0.0.1"};
        var local = new WebhookUrls(true, List.of(), () -> now, this::addresses);

        for (var url : List.of("http://localhost:3000/", "http://127.0.0.1:1/", "http://[::1]/")) {
            assertThat(local.resolve(url).await().atMost(LIMIT).getAddress().isLoopbackAddress())
                    .isTrue();
        }
        assertRefused(local, "http://shop.example/");
        assertRefused(local, "http://127.0.0.2/");
        assertRefused(local, "http://localhost:99999/");
        meaning = new String[] {"10.0.0.1"};
        now = now.plusSeconds(5);
        assertRefused(local, "http://localhost:3000/");
    }

    @Test
    void what_the_operator_allows_is_called_on_any_port() {
        meaning = new String[] {"10.20.0.7"};
        var within = new WebhookUrls(false, List.of("10.20.0.0/16"), () -> now, this::addresses);

        var address = within.resolve("http://shop.shops.svc:3000/hook").await().atMost(LIMIT);
        meaning = new String[] {"10.21.0.7"};

        assertThat(address.getPort()).isEqualTo(3000);
        assertRefused(within, "http://other.shops.svc:3000/hook");
    }

    private InetSocketAddress resolve(String url) {
        return urls.resolve(url).await().atMost(LIMIT);
    }

    private static void assertRefused(WebhookUrls urls, String url) {
        assertThatThrownBy(() -> urls.resolve(url).await().atMost(LIMIT))
                .isInstanceOfSatisfying(
                        StripeException.class,
                        refused -> assertThat(refused.code()).isEqualTo("url_invalid"));
    }

    private Uni<List<InetAddress>> addresses(String host) {
        asked.add(host);
        return Uni.createFrom().item(Stream.of(meaning).map(InetAddress::ofLiteral).toList());
    }
}
