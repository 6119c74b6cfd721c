package io.gerbang.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpOptionsTest {
    @Test
    void without_options_the_edge_is_at_8080_in_the_foreground() {
        assertThat(parse("up")).isEqualTo(new UpOptions(8080, false, false));
    }

    @Test
    void options_come_in_any_order() {
        var expected = new UpOptions(9000, true, true);

        assertThat(parse("up --detach --tls --port 9000")).isEqualTo(expected);
        assertThat(parse("up --port 9000 --detach --tls")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"up --port", "up --port x", "up --port 0", "up --port 65536", "up --fast"})
    void what_is_not_understood_is_refused(String commandLine) {
        assertThatThrownBy(() -> parse(commandLine)).isInstanceOf(IllegalArgumentException.class);
    }

    private static UpOptions parse(String commandLine) {
        return UpOptions.parse(commandLine.split(" "));
    }
}
