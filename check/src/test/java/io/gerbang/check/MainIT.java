package io.gerbang.check;

import static io.gerbang.check.gateway.ServiceDatabase.SETTLEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainIT {

    @TempDir private Path state;

    /** How a child JVM ended, and what it said. */
    private record Outcome(int status, String said) {}

    @Test
    void the_status_is_0_while_everything_holds() throws Exception {
        var outcome = check(HealthyGateway.fresh().variables());

        assertThat(outcome.said()).contains("All 14 invariants hold.");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void the_status_is_1_when_an_invariant_is_violated() throws Exception {
        var healthy = HealthyGateway.fresh();
        healthy.change(SETTLEMENT, "update balances set amount = 0 where account = 'fees'");

        var outcome = check(healthy.variables());

        assertThat(outcome.said()).contains("1 of 14 invariants are violated.");
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void the_status_is_2_when_there_is_nothing_to_check() throws Exception {
        var outcome = check(Map.of());

        assertThat(outcome.said()).startsWith("gerbang check: GERBANG_KAFKA is not known");
        assertThat(outcome.status()).isEqualTo(2);
    }

    private Outcome check(Map<String, String> variables) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Dgerbang.state=" + state,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName());
        builder.environment().putAll(variables);
        var process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }
}
