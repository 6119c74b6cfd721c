package io.gerbang.cli.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TriggersTest {
    private static final Path KNOWN =
            Path.of("../checkout-service/src/main/resources/stripe-event-types.txt");

    @Test
    void every_event_of_the_table_is_one_that_an_endpoint_can_ask_for() throws IOException {
        assertThat(Files.readAllLines(KNOWN)).containsAll(Triggers.events());
    }

    @Test
    void an_unknown_event_is_refused_with_those_that_are_known() {
        assertThatThrownBy(() -> Options.parse("payment_intent.suceeded"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("payment_intent.succeeded")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void days_pass_for_what_settlement_does_and_for_holds_that_expire_only() {
        assertThat(Triggers.events())
                .allSatisfy(event ->
                        assertThat(Triggers.of(event).orElseThrow().needsClock())
                                .isEqualTo(
                                        event.matches("(payout|balance)\\..*|charge\\.expired")));
    }

    @Test
    void a_test_clock_can_be_named() {
        var options = Options.parse("payout.paid", "--test-clock", "clock_1");

        assertThat(options).isEqualTo(new Options("payout.paid", "clock_1"));
        assertThatThrownBy(() -> Options.parse("payout.paid", "--clock", "clock_1"))
                .hasMessageContaining("--clock");
    }
}
