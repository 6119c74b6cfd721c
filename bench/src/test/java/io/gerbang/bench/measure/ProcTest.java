package io.gerbang.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcTest {

    @Test
    void cpu_time_is_read_past_a_command_name_with_spaces_and_brackets() {
        var line =
                "4711 (a (very) odd name) S 42 4711 4711 0 -1 4194560 900 800 0 0 "
                        + "150 50 30 20 20 0 45 0 123456 1 2 3";

        assertThat(ProcessStat.parse(line)).isEqualTo(new ProcessStat(42, 200, 50));
    }

    @Test
    void a_machine_is_busy_unless_it_is_idle_or_waits_for_the_disk() {
        var line = "cpu  100 10 50 8000 400 5 6 7 90 9";

        assertThat(MachineStat.parse(line)).isEqualTo(new MachineStat(178));
    }

    @Test
    void memory_is_the_proportional_share() {
        var rollup =
                """
                00400000-7ffe2d3f1000 ---p 00000000 00:00 0                              [rollup]
                Rss:              270336 kB
                Pss:              262144 kB
                Pss_Anon:         200000 kB
                """;

        assertThat(Proc.parseProportionalKb(rollup)).isEqualTo(262_144);
    }
}
