package io.gerbang.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {

    @Test
    void text_stands_on_the_left_and_figures_on_the_right() {
        var table = new MarkdownTable(List.of("load", "n"), 1);
        table.add(List.of("8", "1,234"));
        table.add(List.of("paced 300/s", "5"));

        assertThat(table)
                .hasToString(
                        """
                        | load        |     n |
                        | ----------- | ----: |
                        | 8           | 1,234 |
                        | paced 300/s |     5 |
                        """);
    }
}
