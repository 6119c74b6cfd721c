package io.gerbang.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "{'error':{'code':'card_declined','type':'card_error'}};402 card_declined",
                "{'error':{'type':'api_error'}};402 api_error",
                "{};402 without an error"
            })
    void a_problem_is_its_status_and_its_code_or_else_its_type(String body, String expected) {
        var answer = new Answer(402, new JsonObject(body.replace('\'', '"')));

        assertThat(answer.isSuccess()).isFalse();
        assertThat(answer.problem()).isEqualTo(expected);
    }

    @Test
    void every_status_of_the_two_hundreds_is_a_success() {
        assertThat(new Answer(200, new JsonObject()).isSuccess()).isTrue();
        assertThat(new Answer(299, new JsonObject()).isSuccess()).isTrue();
        assertThat(new Answer(302, new JsonObject()).isSuccess()).isFalse();
    }
}
