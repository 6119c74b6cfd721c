package io.gerbang.bench.vault;

import java.util.HashMap;
import java.util.Map;

/**
 * What a user says after {@code bench vault}.
 *
 * @param cards how many are re-encrypted
 * @param rate payments per second meanwhile
 * @param seconds of each window
 * @param rotationSeconds when a rotation that has not finished is given up
 */
record Options(int cards, int rate, int seconds, int warmUpSeconds, int rotationSeconds) {

    static final String USAGE =
            """
            Usage: ./gerbang bench vault [options]

              --cards 1000000         sealed cards to re-encrypt
              --rate 100              payments per second meanwhile
              --seconds 30            how long each window lasts
              --warmup 30             seconds before the first
              --rotation-limit 600    seconds after which a rotation is given up
            """;

    private static final Map<String, Integer> DEFAULTS =
            Map.of(
                    "--cards", 1_000_000,
                    "--rate", 100,
                    "--seconds", 30,
                    "--warmup", 30,
                    "--rotation-limit", 600);

    /**
     * @throws IllegalArgumentException with a sentence for the user
     */
    static Options parse(String... arguments) {
        var values = new HashMap<>(DEFAULTS);
        for (var index = 0; index < arguments.length; index += 2) {
            var name = arguments[index];
            if (!DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException("There is no option " + name);
            }
            if (index + 1 == arguments.length || !arguments[index + 1].matches("[1-9][0-9]{0,7}")) {
                throw new IllegalArgumentException(name + " takes a number");
            }
            values.put(name, Integer.parseInt(arguments[index + 1]));
        }
        return new Options(
                values.get("--cards"),
                values.get("--rate"),
                values.get("--seconds"),
                values.get("--warmup"),
                values.get("--rotation-limit"));
    }
}
