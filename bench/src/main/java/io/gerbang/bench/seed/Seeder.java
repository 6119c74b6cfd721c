package io.gerbang.bench.seed;

import io.gerbang.bench.load.GatewayClient;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Writes copies of payments straight into checkout's database: payments, charges, refunds,
 * customers with a payment method, and events as far back as events are kept. Nobody else hears of
 * them: the other services do not know these payments.
 */
public final class Seeder {
    private static final int CHUNK = 5_000;
    private static final int PROGRESS_EVERY = 100_000;
    private static final String EVENTS = "merchant_events";
    private static final List<String> TABLES =
            List.of("customers", "payment_methods", "payment_intents", "charges", "refunds");

    private final Models models;
    private final String jdbcUrl;
    private final Consumer<String> progress;

    /**
     * @param run tells this run's idempotency keys from those of all others
     * @param card id of a payment method that is nobody's yet, or the name of a published test card
     * @param jdbcUrl of checkout's database, for a role that may write and vacuum its tables
     */
    public Seeder(
            GatewayClient client,
            String run,
            String card,
            String jdbcUrl,
            Consumer<String> progress) {
        this.models = new Models(client, run, card);
        this.jdbcUrl = jdbcUrl;
        this.progress = progress;
    }

    /** Adds so many payments to the merchant whose key the client has. Blocks for minutes. */
    public void seed(int count) throws SQLException, IOException {
        try (var database = DriverManager.getConnection(jdbcUrl, asText())) {
            execute(database, "set time zone 'UTC'");
            execute(database, "set synchronous_commit = off");
            var customer = models.customer();
            var merchant = Family.merchant(database, customer);
            var customers = Family.ofCustomer(database, merchant, customer);
            var payments = new EnumMap<Kind, Family>(Kind.class);
            for (var kind : Kind.values()) {
                var model = models.payment(kind, customer);
                payments.put(kind, Family.ofPayment(database, merchant, model));
            }
            var plan = new Plan(count, Instant.now(), customers, payments, new SplittableRandom());
            copy(database, plan);
            vacuum(database);
        }
    }

    private void copy(Connection database, Plan plan) throws SQLException, IOException {
        var lines = new CopyLines(database);
        for (var number = 1; number <= plan.customers(); number++) {
            lines.add(plan.customer(number), TABLES);
            if (number % CHUNK == 0) {
                lines.write();
            }
        }
        for (var number = 0; number < plan.payments(); number++) {
            var payment = plan.payment(number);
            lines.add(payment, TABLES);
            if (plan.hasEvents(payment)) {
                lines.add(payment, List.of(EVENTS));
            }
            if ((number + 1) % CHUNK == 0) {
                lines.write();
            }
            if ((number + 1) % PROGRESS_EVERY == 0) {
                progress.accept(
                        "Seeded %,d of %,d payments".formatted(number + 1, plan.payments()));
            }
        }
        lines.write();
    }

    /** What follows is not to pay for what was seeded. */
    private void vacuum(Connection database) throws SQLException {
        progress.accept("Vacuuming and analyzing what was seeded");
        for (var table : TABLES) {
            execute(database, "vacuum (analyze) " + table);
        }
        execute(database, "vacuum (analyze) " + EVENTS);
    }

    /** What is read is written again as the server's own text. */
    private static Properties asText() {
        var settings = new Properties();
        settings.setProperty("binaryTransfer", "false");
        return settings;
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
