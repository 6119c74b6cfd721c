package io.gerbang.cli.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void all_events_are_printed_where_nothing_is_asked_for() {
        var options = Options.parse();

        assertThat(options.forwardTo()).isNull();
        assertThat(options.events()).containsExactly("*");
    }

    @Test
    void a_target_may_leave_out_http() {
        var options = Options.parse("--forward-to", "localhost:4242/hook", "--events", "a.b,c.d");

        assertThat(options.forwardTo()).hasToString("http://localhost:4242/hook");
        assertThat(options.events()).containsExactly("a.b", "c.d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://localhost/", "http:///hook", "http://a b/"})
    void what_is_no_http_url_is_refused(String url) {
        assertThatThrownBy(() -> Options.parse("--forward-to", url))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--events", "--verbose"})
    void an_option_without_value_or_meaning_is_refused(String option) {
        assertThatThrownBy(() -> Options.parse(option)).hasMessageContaining(option);
    }
}
