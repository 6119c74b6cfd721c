package io.gerbang.checkout.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);
    private static final byte[] BODY = "{}".getBytes(UTF_8);

    @Test
    void a_signature_has_one_part_per_secret() {
        var first = Signature.of(List.of("whsec_1"), AT, BODY);
        var second = Signature.of(List.of("whsec_2"), AT, BODY);

        var both = Signature.of(List.of("whsec_1", "whsec_2"), AT, BODY);

        assertThat(first).matches("t=1700000000,v1=[0-9a-f]{64}");
        assertThat(both).isEqualTo(first + second.substring("t=1700000000".length()));
    }
}
