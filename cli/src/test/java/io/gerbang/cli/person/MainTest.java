package io.gerbang.cli.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void somebody_is_named_by_merchant_mode_and_address() {
        var asked = List.of("erase", "live", "acct_1", "--email", "a+b@c.de");

        assertThat(Main.form(asked)).isEqualTo("mode=live&merchant=acct_1&email=a%2Bb%40c.de");
    }

    @Test
    void who_is_not_named_whole_is_not_erased() {
        assertThatThrownBy(() -> Main.form(List.of("erase", "live", "acct_1")))
                .hasMessageContaining("Usage");
        assertThatThrownBy(() -> Main.form(List.of("erase", "live", "acct_1", "--name", "Ayu")))
                .hasMessageContaining("Usage");
    }
}
