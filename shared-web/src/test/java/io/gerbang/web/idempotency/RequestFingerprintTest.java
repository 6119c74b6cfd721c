package io.gerbang.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gerbang.web.form.FormCodec;
import io.gerbang.web.form.Refusal;
import org.junit.jupiter.api.Test;

class RequestFingerprintTest {

    private static final byte[] SECRET = new byte[32];

    @Test
    void the_same_request_has_the_same_fingerprint_in_any_order() {
        assertThat(of("POST", "/v1/refunds", "charge=ch_1&amount=5"))
                .isEqualTo(of("POST", "/v1/refunds", "amount=5&charge=ch_1"));
    }

    @Test
    void another_method_path_or_parameter_has_another() {
        var one = of("POST", "/v1/refunds", "amount=5");

        assertThat(of("DELETE", "/v1/refunds", "amount=5")).isNotEqualTo(one);
        assertThat(of("POST", "/v1/charges", "amount=5")).isNotEqualTo(one);
        assertThat(of("POST", "/v1/refunds", "amount=6")).isNotEqualTo(one);
        assertThat(of("POST", "/v1/refunds", "amount=5&reason=")).isNotEqualTo(one);
    }

    @Test
    void a_card_is_hashed_with_a_key_or_not_at_all() {
        var card = FormCodec.parse("card[number]=4242424242424242");
        var otherSecret = new byte[] {1};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestFingerprint.of("POST", "/v1/tokens", card));
        assertThat(RequestFingerprint.keyed("POST", "/v1/tokens", card, SECRET))
                .isNotEqualTo(RequestFingerprint.keyed("POST", "/v1/tokens", card, otherSecret));
    }

    @Test
    void a_key_that_comes_back_with_another_request_is_refused() {
        var answered = new IdempotentRequest.Answered(of("POST", "/v1/a", "b=1"), 200, "{}");

        answered.requireSame(of("POST", "/v1/a", "b=1"));
        var refusal = Refusal.of(() -> answered.requireSame(of("POST", "/v1/a", "b=2")));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.type().wireName()).isEqualTo("idempotency_error");
    }

    @Test
    void a_key_has_at_most_255_characters() {
        assertThat(IdempotencyErrors.checkedKey("k".repeat(255))).hasSize(255);
        assertThat(IdempotencyErrors.checkedKey(" ")).isNull();
        assertThat(Refusal.of(() -> IdempotencyErrors.checkedKey("k".repeat(256))).status())
                .isEqualTo(400);
    }

    @Test
    void a_key_is_kept_and_so_is_no_card_number() {
        for (var key : new String[] {"4242424242424242", "order-4242 4242 4242 4242"}) {
            var refusal = Refusal.of(() -> IdempotencyErrors.checkedKey(key));

            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal.getMessage()).doesNotContain("4242");
        }
    }

    @Test
    void what_is_random_may_look_like_a_card_number() {
        var uuid = "5a0c8e1b-9f3d-4242-8242-42424242abcd";
        var hash = "f4242424242424242e".repeat(3);

        assertThat(IdempotencyErrors.checkedKey(uuid)).isEqualTo(uuid);
        assertThat(IdempotencyErrors.checkedKey(hash)).isEqualTo(hash);
    }

    private static RequestFingerprint of(String method, String path, String form) {
        return RequestFingerprint.of(method, path, FormCodec.parse(form));
    }
}
