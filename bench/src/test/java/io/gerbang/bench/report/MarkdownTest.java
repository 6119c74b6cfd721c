package io.gerbang.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.bench.measure.DatabaseCounters;
import io.gerbang.bench.measure.Floor;
import io.gerbang.bench.measure.Usage;
import io.gerbang.bench.read.Reading;
import io.gerbang.bench.report.Phase.Latency;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    private static final Usage USAGE =
            new Usage(
                    12,
                    new TreeMap<>(Map.of("edge", 500.0, "postgres", 1_500.0)),
                    400,
                    0.25,
                    new DatabaseCounters(900, 1_024_000, 100, Map.of("checkout", 2_000L)),
                    Set.of());

    @Test
    void costs_are_shares_of_an_accepted_payment_and_throughput_is_of_the_window() {
        var text = Markdown.of(report(phase(Map.of(), "")));

        assertThat(cells(text, "### Load"))
                .containsExactly(
                        "purchase",
                        "8 clients",
                        "99",
                        "10.0",
                        "20.0",
                        "30.0",
                        "25.0",
                        "2.00",
                        "2.40",
                        "0.90",
                        "1.0",
                        "10.0",
                        "0.25",
                        "2.0",
                        "0",
                        "0");
        assertThat(cells(text, "### Core-ms"))
                .containsExactly("purchase", "8 clients", "0.50", "1.50", "0.40");
        assertThat(cells(text, "### Commits")).containsExactly("purchase", "8 clients", "2.00");
        assertThat(cells(text, "### Memory"))
                .containsExactly("purchase", "8 clients", "50", "150", "200");
    }

    @Test
    void what_went_wrong_is_told_below_the_tables() {
        var report = report(phase(Map.of("402 card_declined", 3), "2 not in ledger"));

        assertThat(report.isClean()).isFalse();
        assertThat(Markdown.of(report))
                .endsWith(
                        "purchase, 8 clients: failures {402 card_declined=3}; late 0;"
                                + " left to do: 2 not in ledger; restarted: []\n");
    }

    @Test
    void a_load_on_the_seeded_store_is_a_share_of_the_same_load_before() {
        var before = phase("8 clients", 980, Map.of(), "");
        var again = phase("8 clients", 1_020, Map.of(), "");
        var other = phase("32 clients", 2_000, Map.of(), "");
        var seeded = phase("8 clients, seeded", 940, Map.of(), "");
        var seededAgain = phase("8 clients, seeded", 960, Map.of(), "");

        var text = Markdown.of(report(before, other, again, seeded, seededAgain));

        assertThat(cells(text, "### Seeded"))
                .startsWith("purchase", "8 clients", "98, 102", "94, 96", "0.950");
    }

    @Test
    void reads_are_slow_where_one_kind_of_them_is() {
        var report = report(phase(Map.of(), ""));

        assertThat(report.readsWithin(60)).isTrue();
        assertThat(report.readsWithin(59)).isFalse();
        assertThat(cells(Markdown.of(report), "### Reads"))
                .containsExactly("list", "-", "900", "2.0", "40.0");
    }

    @Test
    void the_same_figures_are_there_as_json() {
        var json = new JsonObject(Json.of(report(phase(Map.of(), ""))));

        var phase = json.getJsonArray("phases").getJsonObject(0);
        assertThat(phase.getDouble("payments_per_second")).isEqualTo(99);
        assertThat(phase.getJsonObject("cpu_ms").getDouble("postgres")).isEqualTo(1_500);
        assertThat(phase.getLong("fsyncs")).isEqualTo(900);
    }

    private static Report report(Phase... phases) {
        return new Report(
                new Machine(2, "a processor", 4_096),
                List.of(new Floor.Level(1, 800)),
                List.of(phases),
                1_000,
                0,
                List.of(
                        new Reading("list", 900, 2, 40, Map.of()),
                        new Reading("search", 800, 3, 60, Map.of())));
    }

    private static Phase phase(Map<String, Integer> failures, String left) {
        return phase("8 clients", 990, failures, left);
    }

    private static Phase phase(
            String load, int inWindow, Map<String, Integer> failures, String left) {
        return new Phase(
                "purchase",
                load,
                10,
                inWindow,
                1_000,
                0,
                failures,
                new Latency(10, 20, 30, 25),
                USAGE,
                new TreeMap<>(Map.of("edge", 50.0, "postgres", 150.0)),
                left);
    }

    /** The cells of the first row below the title. */
    private static List<String> cells(String text, String title) {
        var row =
                text.substring(text.indexOf(title))
                        .lines()
                        .filter(line -> line.startsWith("|"))
                        .toList()
                        .get(2);
        return List.of(row.replaceAll("^\\| +| +\\|$", "").split(" +\\| +"));
    }
}
