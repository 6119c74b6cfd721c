package io.gerbang.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.gerbang.fuzz.Noise;
import io.gerbang.web.error.StripeException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A query that cannot be read is the client's mistake, and what was read is read again. */
class SearchFuzzTest {

    @FuzzTest
    void any_query_is_read_or_refused(byte[] input) {
        try {
            var query = SearchQuery.parse(new String(input, StandardCharsets.UTF_8));
            assertThat(SearchQuery.parse(query.toString())).isEqualTo(query);
        } catch (StripeException refused) {
            assertThat(refused.status()).isEqualTo(400);
        }
    }

    @Test
    void a_damaged_query_is_read_or_refused() {
        Noise.around(
                        "status:\"succeeded\" AND metadata[\"order\"]:\"42\"",
                        "amount>1000 AND -currency:'usd'",
                        "created>=1700000000 OR email~\"ani\"")
                .test(this::any_query_is_read_or_refused);
    }
}
