package io.gerbang.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gerbang.bench.load.ClosedLoop;
import io.gerbang.bench.load.OpenLoop;
import io.gerbang.bench.load.Scenario;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void without_options_both_scenarios_run_with_1_and_8_and_32_clients() {
        var options = Options.parse();

        assertThat(options.scenarios())
                .containsExactly(Scenario.PURCHASE, Scenario.AUTHORIZE_AND_CAPTURE);
        assertThat(options.loads())
                .containsExactly(new ClosedLoop(1), new ClosedLoop(8), new ClosedLoop(32));
        assertThat(options.warmUpSeconds()).isEqualTo(60);
        assertThat(options.journal()).isNull();
    }

    @Test
    void a_rate_takes_the_place_of_the_clients() {
        var options = parse("--rate 300,100 --clients 8");

        assertThat(options.loads()).containsExactly(new OpenLoop(300), new OpenLoop(100));
        assertThat(options.warmUp()).isEqualTo(new OpenLoop(300));
    }

    @Test
    void the_gateway_is_warmed_by_the_most_clients() {
        assertThat(parse("--clients 8,64,1").warmUp()).isEqualTo(new ClosedLoop(64));
    }

    @Test
    void options_come_in_any_order() {
        var options = parse("--journal a.txt --seconds 5 --scenario authcap --warmup 2");

        assertThat(options.scenarios()).containsExactly(Scenario.AUTHORIZE_AND_CAPTURE);
        assertThat(options.seconds()).isEqualTo(5);
        assertThat(options.warmUpSeconds()).isEqualTo(2);
        assertThat(options.journal()).isEqualTo(Path.of("a.txt"));
    }

    @Test
    void a_store_can_be_seeded_and_read_without_a_payment() {
        var options = parse("--seed 1000000 --reads 30 --read-limit 50 --scenario none");

        assertThat(options.scenarios()).isEmpty();
        assertThat(options.seed()).isEqualTo(1_000_000);
        assertThat(options.readSeconds()).isEqualTo(30);
        assertThat(options.readLimitMs()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--clients",
                "--clients 0",
                "--clients 8,x",
                "--seed 10000001",
                "--reads -1",
                "--seconds 100001",
                "--scenario refund",
                "--fast 1"
            })
    void what_is_not_understood_is_refused(String commandLine) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(commandLine));
    }

    private static Options parse(String commandLine) {
        return Options.parse(commandLine.split(" "));
    }
}
