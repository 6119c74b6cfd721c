package io.gerbang.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void nothing_needs_to_be_said() {
        assertThat(Options.parse()).isEqualTo(new Options(null));
    }

    @Test
    void a_journal_is_a_file() {
        assertThat(Options.parse("--journal", "told.txt").journal()).isEqualTo(Path.of("told.txt"));
    }

    @Test
    void what_is_not_understood_is_refused_in_a_sentence() {
        assertThatThrownBy(() -> Options.parse("--diary", "told.txt"))
                .hasMessage("There is no option --diary");
        assertThatThrownBy(() -> Options.parse("--journal"))
                .hasMessage("--journal takes a file and nothing else");
    }
}
