package io.gerbang.cli.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A command line, taken apart.
 *
 * @param plain the words that are no option
 * @param options what follows each option, in its order; an option may come more than once
 */
record Words(List<String> plain, Map<String, List<String>> options) {

    /**
     * @throws IllegalArgumentException where an option has no value
     */
    static Words of(String... arguments) {
        var plain = new ArrayList<String>();
        var options = new TreeMap<String, List<String>>();
        for (var index = 0; index < arguments.length; index++) {
            var word = arguments[index];
            if (!word.startsWith("--")) {
                plain.add(word);
            } else if (index + 1 < arguments.length) {
                options.computeIfAbsent(word.substring(2), _ -> new ArrayList<>())
                        .add(arguments[++index]);
            } else {
                throw new IllegalArgumentException(word + " takes a value");
            }
        }
        return new Words(plain, options);
    }

    /** The word at that place. */
    String word(int index, String what) {
        if (index >= plain.size()) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return plain.get(index);
    }

    /** Takes the last value of an option. */
    Optional<String> take(String option) {
        return Optional.ofNullable(options.remove(option)).map(List::getLast);
    }

    /** Takes all values of an option. */
    List<String> takeAll(String option) {
        return Optional.ofNullable(options.remove(option)).orElse(List.of());
    }

    /** Refuses what nobody has taken. */
    void refuseRest(int words) {
        if (!options.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown option --" + options.keySet().iterator().next());
        }
        if (plain.size() > words) {
            throw new IllegalArgumentException("unknown word " + plain.get(words));
        }
    }
}
