package io.gerbang.fraud.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskScoreTest {

    @ParameterizedTest
    @CsvSource({
        "ALLOW, 0, 10, 0",
        "ALLOW, 5, 10, 32",
        "ALLOW, 9, 10, 58",
        "REVIEW, 5, 5, 65",
        "REVIEW, 10, 5, 74",
        "REVIEW, 1000000000000, 5, 74",
        "BLOCK, 10, 10, 75",
        "BLOCK, 15, 10, 87",
        "BLOCK, 20, 10, 99",
        "BLOCK, 1, 0, 99"
    })
    void a_score_grows_within_the_band_of_its_decision(
            Decision decision, long count, long max, int score) {
        assertThat(RiskScore.of(decision, count, max)).isEqualTo(score);
    }
}
