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
 * @param journal file for what the gateway said yes to
 * @param json file for the figures
 */
record Options(
        List<Integer> clients,
        List<Integer> rates,
        List<Scenario> scenarios,
        int seconds,
        int warmUpSeconds,
        @Nullable Path journal,
        @Nullable Path json) {

    static final String USAGE =
            """
            Usage: ./gerbang bench [options]

              --clients 1,8,32                 clients of each closed loop
              --rate 100,300                   open loops instead: payments per second
              --scenario purchase|authcap|all  what a payment is (all)
              --seconds 30                     how long each load lasts
              --warmup 60                      seconds of each scenario before it is measured
              --journal <file>                 write what was accepted, for ./gerbang check
              --json <file>                    write the figures as JSON, too
            """;

    private static final int LARGEST = 100_000;
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "--clients", "1,8,32",
                    "--rate", "",
                    "--scenario", "all",
                    "--seconds", "30",
                    "--warmup", "60",
                    "--journal", "",
                    "--json", "");

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
            default ->
                    throw new IllegalArgumentException("--scenario takes purchase, authcap or all");
        };
    }

    private static List<Integer> numbers(String name, Map<String, String> values) {
        var text = values.getOrDefault(name, "");
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(number -> number(name, number)).toList();
    }

    private static int number(String name, String value) {
        if (value.matches("[0-9]{1,6}")) {
            var number = Integer.parseInt(value);
            if (number > 0 && number <= LARGEST) {
                return number;
            }
        }
        throw new IllegalArgumentException(name + " takes numbers from 1 to " + LARGEST);
    }

    private static @Nullable Path path(String value) {
        return value.isEmpty() ? null : Path.of(value);
    }
}
