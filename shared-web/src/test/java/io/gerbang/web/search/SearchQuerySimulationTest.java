package io.gerbang.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.web.error.StripeException;
import io.gerbang.web.search.SearchQuery.Joint;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries by chance: what was written is read again, and nothing is ever more than refused. */
class SearchQuerySimulationTest {

    private static final int ROUNDS = 20_000;
    private static final String CHARACTERS = "ab1 \t\"'\\:~<>=-.[]()_éあnulANDOR";

    private final long seed = Long.getLong("gerbang.test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @BeforeEach
    void tell() {
        System.out.println("seed of the search simulation: " + seed);
    }

    @Test
    void what_is_written_is_read_again() {
        for (var round = 0; round < ROUNDS; round++) {
            var query = query();

            assertThat(SearchQuery.parse(query.toString()))
                    .as("%2$s of seed %1$d", seed, query)
                    .isEqualTo(query);
        }
    }

    @Test
    void any_text_is_read_or_refused() {
        for (var round = 0; round < ROUNDS; round++) {
            var text = damaged(query().toString());
            try {
                var query = SearchQuery.parse(text);
                assertThat(SearchQuery.parse(query.toString()))
                        .as("%2$s of seed %1$d", seed, text)
                        .isEqualTo(query);
            } catch (StripeException refused) {
                assertThat(refused.status()).as("%2$s of seed %1$d", seed, text).isEqualTo(400);
            }
        }
    }

    private SearchQuery query() {
        var clauses =
                IntStream.range(0, 1 + random.nextInt(SearchQuery.MOST_CLAUSES))
                        .mapToObj(_ -> clause())
                        .toList();
        return new SearchQuery(
                clauses.size() == 1 || random.nextBoolean() ? Joint.AND : Joint.OR, clauses);
    }

    private SearchClause clause() {
        var operators = SearchOperator.values();
        return new SearchClause(
                random.nextBoolean(),
                random.nextBoolean()
                        ? new SearchField.Metadata(text())
                        : new SearchField.Property("card.last" + random.nextInt(10)),
                operators[random.nextInt(operators.length)],
                random.nextInt(5) == 0 ? new SearchValue.Absent() : new SearchValue.Text(text()));
    }

    private String text() {
        var text = new StringBuilder();
        IntStream.range(0, random.nextInt(8)).forEach(_ -> text.append(character()));
        return text.toString();
    }

    /** The text with some characters gone, and others put in. */
    private String damaged(String text) {
        var damaged = new StringBuilder(text);
        for (var blow = random.nextInt(4); blow > 0 && !damaged.isEmpty(); blow--) {
            var place = random.nextInt(damaged.length());
            if (random.nextBoolean()) {
                damaged.deleteCharAt(place);
            } else {
                damaged.insert(place, character());
            }
        }
        return damaged.toString();
    }

    private char character() {
        return CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    }
}
