package io.gerbang.web.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.web.error.StripeException;
import io.gerbang.web.search.SearchQuery.Joint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {

    @Test
    void a_clause_is_a_field_an_operator_and_a_value() {
        var query = SearchQuery.parse("amount>=1000");

        assertThat(query.clauses())
                .containsExactly(
                        new SearchClause(
                                false,
                                new SearchField.Property("amount"),
                                SearchOperator.AT_LEAST,
                                new SearchValue.Text("1000")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status:'succeeded' AND currency:'usd'",
                "status:\"succeeded\" and currency:\"usd\"",
                "  status:succeeded   currency:usd "
            })
    void quotes_case_and_space_make_no_difference(String text) {
        assertThat(SearchQuery.parse(text))
                .isEqualTo(SearchQuery.parse("status:\"succeeded\" AND currency:\"usd\""));
    }

    @Test
    void clauses_may_be_joined_by_or() {
        var query = SearchQuery.parse("status:\"canceled\" OR -metadata[\"order\"]:null");

        assertThat(query.joint()).isEqualTo(Joint.OR);
        assertThat(query.clauses().getLast())
                .isEqualTo(
                        new SearchClause(
                                true,
                                new SearchField.Metadata("order"),
                                SearchOperator.EQUAL,
                                new SearchValue.Absent()));
    }

    @Test
    void a_quoted_null_is_a_text() {
        assertThat(SearchQuery.parse("email:\"null\"").clauses().getFirst().value())
                .isEqualTo(new SearchValue.Text("null"));
    }

    @Test
    void a_backslash_takes_the_next_character_as_it_is() {
        var query = SearchQuery.parse("metadata[\"a\\\"]b\"]:\"c\\\\d\\\"e\"");

        assertThat(query.clauses().getFirst().field()).isEqualTo(new SearchField.Metadata("a\"]b"));
        assertThat(query.clauses().getFirst().value()).isEqualTo(new SearchValue.Text("c\\d\"e"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "amount               | character 7: one of",
                "amount:              | character 8: a value",
                ":1000                | character 1: a field",
                "amount:1 AND         | one of : ~",
                "email:\"ayu          | a closing quote",
                "email:\"a\"b         | character 10: a space",
                "metadata:\"a\"       | after metadata",
                "metadata[a]:\"b\"    | a key in quotes",
                "metadata[\"a\":\"b\" | ] is expected",
                "a:1 AND b:2 OR c:3   | cannot be combined",
                "a:1 OR b:2 c:3       | cannot be combined",
                "(a:1)                | a field"
            })
    void what_cannot_be_read_is_refused_with_its_place(String text, String reason) {
        assertThatThrownBy(() -> SearchQuery.parse(text))
                .isInstanceOfSatisfying(
                        StripeException.class,
                        refused -> assertThat(refused.status()).isEqualTo(400))
                .hasMessageContaining(reason);
    }

    @Test
    void too_many_clauses_are_refused() {
        assertThat(SearchQuery.parse("a:1 ".repeat(20)).clauses()).hasSize(20);
        assertThatThrownBy(() -> SearchQuery.parse("a:1 ".repeat(21)))
                .hasMessageContaining("at most 20");
    }
}
