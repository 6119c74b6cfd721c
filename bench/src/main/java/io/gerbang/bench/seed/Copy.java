package io.gerbang.bench.seed;

import java.util.Map;

/**
 * One copy of a model.
 *
 * @param milliseconds when it was made, since 1970
 * @param tail what its ids end with: {@link SeedIds#TAIL} digits that no other copy has
 * @param said its value of each mark that the model has
 */
record Copy(long milliseconds, String tail, Map<Mark, String> said) {

    String value(Mark mark) {
        var value = said.get(mark);
        if (value == null) {
            throw new IllegalArgumentException("A copy needs a value for " + mark);
        }
        return value;
    }
}
