package io.gerbang.cli.trigger;

import org.jspecify.annotations.Nullable;

/**
 * What a user says after {@code trigger}.
 *
 * @param event type of the event; null to list all
 * @param testClock id of the clock to advance; null for a merchant and a clock of their own
 */
record Options(@Nullable String event, @Nullable String testClock) {

    static final String USAGE =
            """
            Usage: ./gerbang trigger <event> [--test-clock <id>]
                   ./gerbang trigger --list

              --test-clock <id>  advance this clock of the merchant where days have to pass;
                                 without it, that happens to a new merchant, whose key is shown

            payout.failed takes a merchant whose id ends in 9999: its bank account is closed.
            What is not in the list is not sent, or cannot be made to happen:
              payment_intent.partially_funded, charge.pending    cards do not know them
              gerbang.webhook_endpoint.disabled    an endpoint has to fail for three days first

            It happens to the merchant whose secret key is GERBANG_SECRET_KEY, the demo merchant
            unless you set it.
            """;

    /**
     * @throws IllegalArgumentException with a sentence for the user
     */
    static Options parse(String... arguments) {
        if (arguments.length == 1 && arguments[0].equals("--list")) {
            return new Options(null, null);
        }
        if (arguments.length == 0 || Triggers.of(arguments[0]).isEmpty()) {
            throw new IllegalArgumentException(
                    "needs one of these events: " + String.join(", ", Triggers.events()));
        }
        if (arguments.length == 1) {
            return new Options(arguments[0], null);
        }
        if (arguments.length == 3 && arguments[1].equals("--test-clock")) {
            return new Options(arguments[0], arguments[2]);
        }
        throw new IllegalArgumentException("There is no option " + arguments[1]);
    }
}
