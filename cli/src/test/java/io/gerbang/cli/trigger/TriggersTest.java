package io.gerbang.cli.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.cli.trigger.Triggers.Seller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TriggersTest {
    private static final Path GUIDE = Path.of("../docs/guides/receive-webhooks.md");

    /** A row of its table of events, which begins with a whole name. */
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z_.]+\\.[a-z_]+)`[^|]*\\|", Pattern.MULTILINE);

    private static final Pattern CODE = Pattern.compile("`([a-z_.]+)`");
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
                        assertThat(Triggers.of(event).orElseThrow().seller() == Seller.ANYBODY)
                                .isNotEqualTo(
                                        event.matches("(payout|balance)\\..*|charge\\.expired")));
    }

    @Test
    void every_event_that_the_guide_names_can_be_triggered_but_one() throws IOException {
        var named = new ArrayList<String>();
        for (var row : ROW.matcher(Files.readString(GUIDE)).results().toList()) {
            var object = row.group(1).replaceFirst("\\.[a-z_]+$", "");
            CODE.matcher(row.group())
                    .results()
                    .map(code -> code.group(1))
                    .forEach(event -> named.add(event.startsWith(".") ? object + event : event));
        }

        assertThat(named)
                .containsAll(Triggers.events())
                .filteredOn(event -> !Triggers.events().contains(event))
                .containsExactly("gerbang.webhook_endpoint.disabled");
    }

    @Test
    void a_test_clock_can_be_named() {
        var options = Options.parse("payout.paid", "--test-clock", "clock_1");

        assertThat(options).isEqualTo(new Options("payout.paid", "clock_1"));
        assertThatThrownBy(() -> Options.parse("payout.paid", "--clock", "clock_1"))
                .hasMessageContaining("--clock");
    }
}
