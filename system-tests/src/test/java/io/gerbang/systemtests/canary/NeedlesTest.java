package io.gerbang.systemtests.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeedlesTest {
    private static final String NUMBER = "4000056655665556";

    private final Needles needles = new Needles();

    NeedlesTest() {
        needles.add("the card", NUMBER);
    }

    @Test
    void a_number_is_found_in_every_form_and_place() {
        var forms =
                List.of(
                        NUMBER,
                        "4000 0566 5566 5556",
                        "4000-0566-5566-5556",
                        new StringBuilder(NUMBER).reverse().toString(),
                        HexFormat.of().formatHex(bytes(NUMBER)),
                        "NDAwMDA1NjY1NTY2NTU1Ng==");

        for (var form : forms) {
            assertThat(find("before " + form + " after")).as(form).isNotEmpty();
        }
        for (var before : List.of("", "a", "ab", "abc", "{\"number\":\"")) {
            var within = Base64.getEncoder().encodeToString(bytes(before + NUMBER + "\"}"));
            assertThat(find(within)).as(within).isNotEmpty();
        }
    }

    @Test
    void a_number_that_is_not_there_is_not_found() {
        assertThat(find("400005665566555 000056655665556 NDAwMDA1NjY1")).isEmpty();
    }

    @Test
    void random_numbers_have_the_check_digit_that_they_should() {
        var random = new Random(1);

        assertThat(CardNumber.random(random, "400005665566555")).isEqualTo(NUMBER);
        assertThat(CardNumber.invalid(random, "400005665566555")).isEqualTo("4000056655665557");
        assertThat(CardNumber.random(random, "445653")).hasSize(16).startsWith("445653");
    }

    private Iterable<String> find(String haystack) {
        return needles.in(bytes(haystack));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
