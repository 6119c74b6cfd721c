package io.gerbang.bench.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void what_is_not_said_has_its_usual_value() {
        assertThat(Options.parse("--cards", "500")).isEqualTo(new Options(500, 100, 30, 30, 600));
    }

    @Test
    void what_is_no_option_or_no_number_is_refused() {
        assertThatThrownBy(() -> Options.parse("--card", "5")).hasMessageContaining("--card");
        assertThatThrownBy(() -> Options.parse("--cards", "0")).hasMessageContaining("a number");
        assertThatThrownBy(() -> Options.parse("--cards")).hasMessageContaining("a number");
    }
}
