package io.gerbang.local.gateway;

import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.io.PrintStream;

/** What a user needs to take a first payment. Shows keys, so it goes to a terminal, never a log. */
final class Welcome {
    private static final String TEXT =
            """

            Gerbang is ready.

              URL              %1$s
              Publishable key  %2$s
              Secret key       %3$s

            Take a payment:

              curl%5$s %1$s/v1/payment_intents -u %3$s: \\
                -d amount=15000000 -d currency=idr -d "payment_method_types[]=card" \\
                -d payment_method=pm_card_visa -d confirm=true

            Stop: %4$s

            """;

    private Welcome() {}

    static void print(StateFolder state, PrintStream terminal) throws IOException {
        print(state, terminal, "Ctrl-C, or ./gerbang down");
    }

    static void print(StateFolder state, PrintStream terminal, String stop) throws IOException {
        var variables = state.environment().read();
        var certificate = variables.get("GERBANG_CA_FILE");
        terminal.printf(
                TEXT,
                variables.get("GERBANG_URL"),
                variables.get("GERBANG_PUBLISHABLE_KEY"),
                variables.get("GERBANG_SECRET_KEY"),
                stop,
                certificate == null ? "" : " --cacert " + certificate);
    }
}
