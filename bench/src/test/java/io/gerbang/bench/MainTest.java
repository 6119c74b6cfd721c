package io.gerbang.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void no_password_is_told_with_what_went_wrong() {
        assertThat(
                        Main.withoutPassword(
                                "No suitable driver found for"
                                        + " jdbc:postgresql://host/db?user=a&password=secret"))
                .isEqualTo(
                        "No suitable driver found for"
                                + " jdbc:postgresql://host/db?user=a&password=...");
        assertThat(Main.withoutPassword("password=secret&user=a")).doesNotContain("secret");
        assertThat(Main.withoutPassword(null)).isEqualTo("null");
    }
}
