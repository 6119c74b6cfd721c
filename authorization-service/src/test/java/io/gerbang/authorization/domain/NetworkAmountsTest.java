package io.gerbang.authorization.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkAmountsTest {

    @ParameterizedTest
    @CsvSource({"usd, 1000, 1000", "ugx, 500, 5", "isk, 500, 5", "mga, 5, 500", "kwd, 5120, 5120"})
    void the_network_counts_minor_units_by_iso_4217(String currency, long ours, long theirs) {
        assertThat(NetworkAmounts.of(ours, currency)).isEqualTo(theirs);
    }
}
