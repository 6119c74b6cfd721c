package io.gerbang.bench.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(UTF_8);
    private static final String SECRET = "whsec_test";

    /** Of {@code 1700000000.{"id":"evt_1"}}, by {@code openssl dgst -sha256 -hmac whsec_test}. */
    private static final String DIGEST =
            "c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925";

    @Test
    void the_signature_of_the_time_and_the_body_is_valid() {
        assertThat(isValid("t=1700000000,v1=" + DIGEST)).isTrue();
    }

    @Test
    void while_a_secret_rolls_one_of_several_signatures_is_enough() {
        assertThat(isValid("t=1700000000,v1=" + "0".repeat(64) + ",v1=" + DIGEST)).isTrue();
    }

    @Test
    void another_time_body_or_scheme_is_not() {
        assertThat(isValid("t=1700000001,v1=" + DIGEST)).isFalse();
        assertThat(isValid("t=1700000000,v0=" + DIGEST)).isFalse();
        assertThat(
                        WebhookSignature.isValid(
                                "t=1700000000,v1=" + DIGEST, "{}".getBytes(UTF_8), SECRET))
                .isFalse();
    }

    private static boolean isValid(String header) {
        return WebhookSignature.isValid(header, BODY, SECRET);
    }
}
