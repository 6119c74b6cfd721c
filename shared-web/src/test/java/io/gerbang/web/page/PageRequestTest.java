package io.gerbang.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gerbang.web.form.FormCodec;
import io.gerbang.web.form.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    @Test
    void ten_of_any_time_are_the_default() {
        assertThat(page("")).isEqualTo(new PageRequest(10, null, null, CreatedRange.ALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=-1", "limit=x", "limit=99999999999"})
    void a_limit_outside_1_to_100_is_refused(String form) {
        var refusal = Refusal.of(() -> page(form));

        assertThat(refusal.code()).isEqualTo("parameter_invalid_integer");
        assertThat(refusal.param()).isEqualTo("limit");
        assertThat(refusal.getMessage()).isEqualTo("Invalid integer: must be between 1 and 100");
    }

    @Test
    void an_empty_limit_is_refused() {
        assertThat(Refusal.of(() -> page("limit=")).code()).isEqualTo("parameter_invalid_empty");
    }

    @Test
    void a_page_has_one_direction() {
        assertThat(page("starting_after=ch_1").startingAfter()).isEqualTo("ch_1");
        assertThat(page("ending_before=ch_1").endingBefore()).isEqualTo("ch_1");
        assertThat(Refusal.of(() -> page("starting_after=ch_1&ending_before=ch_2")).code())
                .isEqualTo("parameters_exclusive");
    }

    @ParameterizedTest
    @CsvSource({
        "created=100, 100, 101",
        "created[gte]=100&created[lt]=200, 100, 200",
        "created[gt]=100&created[lte]=200, 101, 201",
        "created[lt]=200, 0, 200",
        "created[gt]=100&created[gte]=150, 150, 9223372036854775807",
    })
    void times_become_a_half_open_range(String form, long from, long until) {
        assertThat(page(form).created()).isEqualTo(new CreatedRange(from, until));
    }

    @Test
    void an_unknown_bound_is_refused() {
        var params = FormCodec.parse("created[around]=1");
        PageRequest.from(params);

        assertThat(Refusal.of(params::rejectUnknown).param()).isEqualTo("created[around]");
    }

    @Test
    void a_list_has_stripes_four_fields() {
        var one = JsonNodeFactory.instance.objectNode().put("id", "ch_1");

        assertThat(StripeList.of("/v1/charges", List.of(one), true).toString())
                .isEqualTo(
                        "{\"object\":\"list\",\"data\":[{\"id\":\"ch_1\"}],\"has_more\":true,"
                                + "\"url\":\"/v1/charges\"}");
    }

    private static PageRequest page(String form) {
        return PageRequest.from(FormCodec.parse(form));
    }
}
