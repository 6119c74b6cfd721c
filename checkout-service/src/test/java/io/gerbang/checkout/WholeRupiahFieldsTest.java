package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gerbang.web.response.WholeRupiah;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WholeRupiahFieldsTest {

    private static final Pattern MONEY =
            Pattern.compile("(.*_)?(amount|fee|net|total|subtotal)(_.*)?");

    /** A field that is forgotten there would say a hundred times what it says beside others. */
    @Test
    void every_answered_number_that_sounds_like_money_is_an_amount() throws IOException {
        var numbers = new TreeSet<String>();
        try (var openapi = getClass().getResourceAsStream("/META-INF/resources/v1/openapi.json")) {
            addNumbers(new ObjectMapper().readTree(openapi).path("components"), numbers);
        }

        assertThat(numbers)
                .filteredOn(name -> MONEY.matcher(name).matches())
                .isNotEmpty()
                .isSubsetOf(WholeRupiah.AMOUNTS);
    }

    private static void addNumbers(JsonNode schema, Set<String> names) {
        schema.path("properties")
                .properties()
                .forEach(field -> {
                    if (field.getValue().path("type").toString().contains("integer")) {
                        names.add(field.getKey());
                    }
                });
        schema.forEach(each -> addNumbers(each, names));
    }
}
