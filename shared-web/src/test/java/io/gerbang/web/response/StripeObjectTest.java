package io.gerbang.web.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StripeObjectTest {

    @Test
    void fields_keep_their_order_and_nulls_stay() {
        var json =
                StripeObject.of("charge", "ch_1")
                        .number("amount", 5)
                        .number("fee", null)
                        .text("customer", null)
                        .flag("paid", true)
                        .time("created", Instant.ofEpochSecond(1_700_000_000, 999))
                        .time("canceled_at", null)
                        .node("next_action", null)
                        .texts("types", List.of("card"))
                        .texts("metadata", Map.of("k", "v"))
                        .build()
                        .toString();

        assertThat(json)
                .isEqualTo(
                        "{\"id\":\"ch_1\",\"object\":\"charge\",\"amount\":5,\"fee\":null,"
                                + "\"customer\":null,\"paid\":true,\"created\":1700000000,"
                                + "\"canceled_at\":null,\"next_action\":null,\"types\":[\"card\"],"
                                + "\"metadata\":{\"k\":\"v\"}}");
    }
}
