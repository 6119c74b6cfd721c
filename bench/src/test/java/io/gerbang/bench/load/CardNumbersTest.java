package io.gerbang.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardNumbersTest {

    @ParameterizedTest
    @CsvSource({"424242424242424,2", "400000000000000,2", "37828224631000,5", "7992739871,3"})
    void the_check_digit_is_that_of_published_numbers(String digits, int expected) {
        assertThat(CardNumbers.checkDigit(digits)).isEqualTo(expected);
    }

    @Test
    void numbers_have_sixteen_digits_of_the_unlimited_bin_and_differ() {
        var random = new SplittableRandom(1);
        var numbers = new HashSet<String>();
        for (var i = 0; i < 1_000; i++) {
            numbers.add(CardNumbers.next(random));
        }

        assertThat(numbers)
                .hasSize(1_000)
                .allMatch(number -> number.matches("445653[0-9]{10}"))
                .allMatch(number ->
                        CardNumbers.checkDigit(number.substring(0, 15)) == number.charAt(15) - '0');
    }
}
