package io.gerbang.bench;

import io.gerbang.bench.load.ClosedLoop;
import io.gerbang.bench.load.Load;
import io.gerbang.bench.load.OpenLoop;
import io.gerbang.bench.load.Scenario;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user says after {@code bench}.
 *
 * @param clients of each closed loop
 * @param rates payments per second of each open loop; no closed loop runs where there is any
 * @param seconds how long each load lasts
 * @param warmUpSeconds how long each scenario runs before it is measured
 * @param seed how many payments are put into the store; with a load, the load runs before and after
 * @param readSeconds how long lists and searches are asked for; 0 for not at all
 * @param readLimitMs what the 99th percentile of each kind of read may take
 * @param journal file for what the gateway said yes to
 * @param json file for the figures
 */
record Options(
        List<Integer> clients,
        List<Integer> rates,
        List<Scenario> scenarios,
        int seconds,
        int warmUpSeconds,
        int seed,
        int readSeconds,
        int readLimitMs,
        @Nullable Path journal,
        @Nullable Path json) {

    static final String USAGE =
            """
            Usage: ./gerbang bench [options]

              --clients 1,8,32                 clients of each closed loop
              --rate 100,300                   open loops instead: payments per second
              --scenario purchase|authcap|all|none
                                               what a payment is (all)
              --seconds 30                     how long each load lasts
              --warmup 60                      seconds of each scenario before it is measured
              --seed 1000000                   put copies of payments into the demo merchant's
                                               store, and run each load before and after; only
                                               checkout knows them: ./gerbang reset afterwards
              --reads 30                       seconds of lists and searches by 8 clients
              --read-limit 50                  milliseconds that 99 of 100 reads may take
              --journal <file>                 write what was accepted, for ./gerbang check
              --json <file>                    write the figures as JSON, too
            """;

    private static final int LARGEST = 100_000;
    private static final int LARGEST_SEED = 10_000_000;
    private static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("--clients", "1,8,32"),
                    Map.entry("--rate", ""),
                    Map.entry("--scenario", "all"),
                    Map.entry("--seconds", "30"),
                    Map.entry("--warmup", "60"),
                    Map.entry("--seed", "0"),
                    Map.entry("--reads", "0"),
                    Map.entry("--read-limit", "60000"),
                    Map.entry("--journal", ""),
                    Map.entry("--json", ""));

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
            if (index + 1 == arguments.length) {
                throw new IllegalArgumentException(name + " takes a value");
            }
            values.put(name, arguments[index + 1]);
        }
        return new Options(
                numbers("--clients", values),
                numbers("--rate", values),
                scenarios(values),
                numbers("--seconds", values).getFirst(),
                numbers("--warmup", values).getFirst(),
                number("--seed", values, LARGEST_SEED),
                number("--reads", values, LARGEST),
                number("--read-limit", values, LARGEST),
                path(values.getOrDefault("--journal", "")),
                path(values.getOrDefault("--json", "")));
    }

    /** The loads of each scenario, in order. */
    List<Load> loads() {
        return rates.isEmpty()
                ? clients.stream().<Load>map(ClosedLoop::new).toList()
                : rates.stream().<Load>map(OpenLoop::new).toList();
    }

    /** The load that warms the gateway: the heaviest of those that are measured. */
    Load warmUp() {
        return rates.isEmpty()
                ? new ClosedLoop(clients.stream().max(Integer::compare).orElseThrow())
                : new OpenLoop(rates.stream().max(Integer::compare).orElseThrow());
    }

    private static List<Scenario> scenarios(Map<String, String> values) {
        return switch (values.getOrDefault("--scenario", "")) {
            case "purchase" -> List.of(Scenario.PURCHASE);
            case "authcap" -> List.of(Scenario.AUTHORIZE_AND_CAPTURE);
            case "all" -> List.of(Scenario.values());
            case "none" -> List.of();
            default ->
                    throw new IllegalArgumentException(
                            "--scenario takes purchase, authcap, all or none");
        };
    }

    private static List<Integer> numbers(String name, Map<String, String> values) {
        var text = values.getOrDefault(name, "");
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(number -> number(name, number, 1, LARGEST))
                        .toList();
    }

    private static int number(String name, Map<String, String> values, int highest) {
        return number(name, values.getOrDefault(name, ""), 0, highest);
    }

    private static int number(String name, String value, int lowest, int highest) {
        if (value.matches("[0-9]{1,8}")) {
            var number = Integer.parseInt(value);
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                "%s takes numbers from %d to %d".formatted(name, lowest, highest));
    }

    private static @Nullable Path path(String value) {
        return value.isEmpty() ? null : Path.of(value);
    }
}
