package io.gerbang.check.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SortedPairsTest {

    @Test
    void what_has_the_same_key_comes_together_and_the_rest_alone() throws SQLException {
        assertThat(pairs(List.of("a", "b", "d"), List.of("b", "c", "d", "e")))
                .containsExactly("a-", "bb", "-c", "dd", "-e");
    }

    @Test
    void an_empty_side_leaves_the_other_as_it_is() throws SQLException {
        assertThat(pairs(List.of(), List.of("a", "b"))).containsExactly("-a", "-b");
        assertThat(pairs(List.of("a", "b"), List.of())).containsExactly("a-", "b-");
        assertThat(pairs(List.of(), List.of())).isEmpty();
    }

    private static List<String> pairs(List<String> left, List<String> right) throws SQLException {
        var pairs = new ArrayList<String>();
        new SortedPairs<String, String>(Function.identity(), Function.identity())
                .walk(
                        cursor(left),
                        cursor(right),
                        (l, r) -> pairs.add((l == null ? "-" : l) + (r == null ? "-" : r)));
        return pairs;
    }

    private static Cursor<String> cursor(List<String> items) {
        var iterator = items.iterator();
        return () -> iterator.hasNext() ? iterator.next() : null;
    }
}
