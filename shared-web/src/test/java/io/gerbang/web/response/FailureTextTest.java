package io.gerbang.web.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void messages_stay_on_their_line_and_causes_are_told() {
        var cause = new IllegalArgumentException("inner\nforged");
        var text = FailureText.of(new IllegalStateException("outer\r\nforged", cause));

        assertThat(text.lines().filter(line -> !line.startsWith("\tat ")))
                .containsExactly(
                        "java.lang.IllegalStateException: outer\\u000d\\u000aforged",
                        "caused by java.lang.IllegalArgumentException: inner\\u000aforged");
    }
}
