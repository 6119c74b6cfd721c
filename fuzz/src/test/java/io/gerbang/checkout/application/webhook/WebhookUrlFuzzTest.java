package io.gerbang.checkout.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.gerbang.fuzz.Noise;
import io.gerbang.web.error.StripeException;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a merchant calls a URL, no webhook goes where the operator does not want one. */
class WebhookUrlFuzzTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("93.184.215.14");

    /** A name has a public address here, and an address is itself. */
    private final WebhookUrls urls =
            new WebhookUrls(
                    false,
                    List.of(),
                    () -> Instant.EPOCH,
                    host -> Uni.createFrom().item(() -> List.of(meaning(host))));

    @FuzzTest
    void any_url_is_public_or_refused(byte[] input) {
        try {
            var address =
                    urls.resolve(new String(input, StandardCharsets.UTF_8)).await().atMost(LIMIT);
            assertThat(AddressRanges.SPECIAL.contain(address.getAddress())).isFalse();
            assertThat(address.getPort()).isIn(80, 443, 8080, 8443);
        } catch (StripeException refused) {
            assertThat(refused.code()).isEqualTo("url_invalid");
        }
    }

    @Test
    void a_damaged_url_is_public_or_refused() {
        Noise.around(
                        "https://shop.example/hook?a=b#c",
                        "http://user:password@[::ffff:10.0.0.1]:8080/",
                        "http://[64:ff9b::7f00:1]/",
                        "https://127.0.0.1:8443/",
                        "http://2130706433:80/")
                .test(this::any_url_is_public_or_refused);
    }

    private static InetAddress meaning(String host) {
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
        } catch (IllegalArgumentException name) {
            return PUBLIC;
        }
    }
}
