package io.gerbang.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void no_password_is_told_with_what_went_wrong() {
        assertThat(
                        Progress.withoutPassword(
                                "No suitable driver found for"
                                        + " jdbc:postgresql://host/db?user=a&password=secret"))
                .isEqualTo(
                        "No suitable driver found for"
                                + " jdbc:postgresql://host/db?user=a&password=...");
        assertThat(Progress.withoutPassword("password=secret&user=a")).doesNotContain("secret");
        assertThat(Progress.withoutPassword(null)).isEqualTo("null");
    }
}
