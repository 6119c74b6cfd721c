package io.gerbang.systemtests.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
    private static final JsonObject FORM =
            JsonParser.parseString(
                            """
                            {"type": "object", "properties": {"cup": {
                               "type": "object", "properties": {"deep": {"type": "boolean"}}}}}
                            """)
                    .getAsJsonObject();
    private static final Route TEA = new Route("GET", "/v1/teas/{id}", false, FORM);
    private static final Route SEARCH = new Route("GET", "/v1/teas/search", false, FORM);
    private static final String GREEN =
            """
            {"id": "tea_1", "object": "tea", "grams": 5, "status": "hot", "cup": null,
             "leaves": {"object": "list", "data": []}, "metadata": {"for": "Ani"}}
            """;
    private static final String IN_A_CUP =
            """
            {"id": "tea_2", "object": "tea", "grams": 5, "status": "cold", "metadata": {},
             "cup": {"id": "cup_1", "object": "cup", "deep": true},
             "leaves": {"object": "list", "data": [{"id": "leaf_1", "object": "leaf"}]}}
            """;

    private final Document document = Document.empty(List.of(TEA, SEARCH));

    @Test
    void what_was_answered_before_may_be_answered_again() {
        add(GREEN);
        add(IN_A_CUP);
        var before = document.toString();

        var later = new Document(before, List.of(TEA, SEARCH));
        later.add(
                "GET",
                "/v1/teas/tea_3",
                "cup[deep]=true",
                JsonParser.parseString(IN_A_CUP).getAsJsonObject());
        later.add("GET", "/v1/teas/tea_4", "", JsonParser.parseString(GREEN).getAsJsonObject());

        assertThat(later).hasToString(before);
        assertThat(later.untried()).containsExactly(SEARCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': 'tea_1', 'object': 'tea', 'grams': '5', 'status': 'hot', 'cup': null}",
                "{'id': 'tea_1', 'object': 'tea', 'grams': 5.5, 'status': 'hot', 'cup': null}",
                "{'id': 'tea_1', 'object': 'tea', 'grams': null, 'status': 'hot', 'cup': null}",
                "{'id': 'tea_1', 'object': 'tea', 'grams': 5, 'status': 'cold', 'cup': null}",
                "{'id': 'tea_1', 'object': 'tea', 'grams': 5, 'status': 'hot', 'cup': 'cup_1'}",
                "{'id': 'tea_1', 'object': 'tea', 'grams': 5, 'status': 'hot'}",
                "{'id': 'tea_1', 'object': 'tea', 'grams': 5, 'status': 'hot', 'cup': null, 'a': 1}",
                "{'id': 'tea_1', 'object': 'pot'}"
            })
    void an_answer_that_deviates_makes_the_document_stale(String other) {
        add("{'id': 'tea_1', 'object': 'tea', 'grams': 5, 'status': 'hot', 'cup': null}");
        var before = document.toString();

        add(other);

        assertThat(document.toString()).isNotEqualTo(before);
    }

    @Test
    void a_field_that_no_answer_has_any_more_makes_the_document_stale_and_goes() {
        add("{'id': 'tea_1', 'object': 'tea', 'spoon': {'deep': true}, 'status': 'hot'}");
        add("{'id': 'tea_1', 'object': 'tea', 'status': 'cold'}");
        var before = document.toString();
        var withoutSpoon = "{'id': 'tea_1', 'object': 'tea', 'status': 'hot'}";

        var later = new Document(before, List.of(TEA, SEARCH));
        later.add(
                "GET",
                "/v1/teas/tea_1",
                "",
                JsonParser.parseString(withoutSpoon).getAsJsonObject());

        assertThat(before).contains("spoon");
        assertThat(later.toString()).doesNotContain("spoon").contains("cold");
    }

    @Test
    void a_route_that_is_gone_takes_what_only_it_answered_along() {
        add(GREEN);

        var later = new Document(document.toString(), List.of(SEARCH));

        assertThat(later.toString()).doesNotContain("/v1/teas/{id}").doesNotContain("grams");
    }

    @Test
    void an_answer_of_no_route_is_refused() {
        var answer = JsonParser.parseString(GREEN).getAsJsonObject();

        assertThatThrownBy(() -> document.add("POST", "/v1/teas/tea_1", "", answer))
                .hasMessageContaining("POST /v1/teas/tea_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pot=1", "cup[wide]=true", "cup[deep][very]=true"})
    void a_parameter_that_is_taken_but_not_written_is_told(String form) {
        var answer = JsonParser.parseString(GREEN).getAsJsonObject();

        assertThatThrownBy(() -> document.add("GET", "/v1/teas/tea_1", form, answer))
                .hasMessageContaining(form.replaceFirst("=.*", ""));
    }

    @Test
    void a_parameter_that_is_written_as_required_but_not_sent_is_told() {
        var form = FORM.deepCopy();
        form.add("required", JsonParser.parseString("['cup']"));
        var strict = Document.empty(List.of(new Route("GET", "/v1/teas/{id}", false, form)));
        var answer = JsonParser.parseString(GREEN).getAsJsonObject();

        strict.add("GET", "/v1/teas/tea_1", "cup[deep]=true", answer);

        assertThatThrownBy(() -> strict.add("GET", "/v1/teas/tea_1", "", answer))
                .hasMessageContaining("[cup]");
    }

    private void add(String answer) {
        document.add("GET", "/v1/teas/tea_1", "", JsonParser.parseString(answer).getAsJsonObject());
    }
}
