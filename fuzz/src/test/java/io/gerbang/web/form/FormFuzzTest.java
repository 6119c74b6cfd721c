package io.gerbang.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.gerbang.fuzz.Noise;
import io.gerbang.web.error.StripeException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A form that cannot be read is the client's mistake, and never ours. */
class FormFuzzTest {
    private static final Noise NOISE =
            Noise.around(
                    "amount=15000000&currency=idr&payment_method_types[]=card&confirm=true",
                    "line_items[0][price_data][product_data][name]=Kopi%20%3Cb%3E&metadata[a]=b",
                    "created[gte]=1&created[lt]=2&limit=10&expand[0]=data.customer&a=+%F0%9F%92%B3",
                    "type=card&card[number]=4242424242424242&card[exp_month]=12&card[cvc]=123");

    @FuzzTest
    void any_form_is_read_or_refused(byte[] input) {
        try {
            var params = FormCodec.parse(null, input);
            CardDataGuard.refuseCardData(params);
            params.string("amount");
            params.strings("expand");
            params.metadata();
            params.object("line_items").string("name");
            params.requiredAmount("amount");
            params.rejectUnknown();
        } catch (StripeException refused) {
            assertThat(refused.status()).isBetween(400, 413);
        }
    }

    @FuzzTest
    void any_query_is_read_or_refused(byte[] input) {
        try {
            FormCodec.parse(new String(input, StandardCharsets.ISO_8859_1)).rejectUnknown();
        } catch (StripeException refused) {
            assertThat(refused.status()).isBetween(400, 413);
        }
    }

    @Test
    void a_damaged_form_is_read_or_refused() {
        NOISE.test(this::any_form_is_read_or_refused);
    }

    @Test
    void a_damaged_query_is_read_or_refused() {
        NOISE.test(this::any_query_is_read_or_refused);
    }
}
