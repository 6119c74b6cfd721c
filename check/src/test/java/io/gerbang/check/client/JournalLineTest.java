package io.gerbang.check.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JournalLineTest {

    @Test
    void a_line_has_four_words_or_five() {
        assertThat(JournalLine.parse("POST /v1/refunds 200 re_1"))
                .contains(new JournalLine("POST", "/v1/refunds", 200, "re_1", null));
        assertThat(JournalLine.parse("POST /v1/refunds 200 re_1 key-1"))
                .contains(new JournalLine("POST", "/v1/refunds", 200, "re_1", "key-1"));
    }

    @Test
    void a_dash_stands_for_nothing() {
        assertThat(JournalLine.parse("GET /v1/balance 200 -"))
                .contains(new JournalLine("GET", "/v1/balance", 200, null, null));
    }

    @Test
    void a_line_of_another_form_is_none() {
        assertThat(JournalLine.parse("")).isEmpty();
        assertThat(JournalLine.parse("POST /v1/refunds ok re_1")).isEmpty();
        assertThat(JournalLine.parse("POST /v1/refunds 200")).isEmpty();
    }

    @Test
    void only_a_status_of_200_to_299_is_a_promise() {
        assertThat(JournalLine.parse("POST /v1/refunds 202 re_1"))
                .hasValueSatisfying(line -> assertThat(line.isSuccess()).isTrue());
        assertThat(JournalLine.parse("POST /v1/refunds 402 re_1"))
                .hasValueSatisfying(line -> assertThat(line.isSuccess()).isFalse());
    }
}
