package io.gerbang.web.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Base62Test {

    @Test
    void numbers_have_a_fixed_width_and_sort_as_text() {
        assertThat(text(0)).isEqualTo("00000000");
        assertThat(text(61)).isEqualTo("0000000z");
        assertThat(text(62)).isEqualTo("00000010");
        assertThat(text(1_763_900_000_000L)).isLessThan(text(1_763_900_000_001L));
    }

    @Test
    void bytes_are_one_unsigned_number() {
        assertThat(Base62.encode(new byte[] {0, 62}, 3)).isEqualTo("010");
        assertThat(Base62.encode(new byte[] {-1}, 2)).isEqualTo("47");
    }

    private static String text(long number) {
        var text = new StringBuilder();
        Base62.append(text, number, 8);
        return text.toString();
    }
}
