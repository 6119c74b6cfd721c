package io.gerbang.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.events.ScreeningDecision;
import io.gerbang.events.Topic;
import io.gerbang.fraud.ServiceProcess.Trust;
import io.gerbang.testing.TestAuthority;
import io.gerbang.testing.TestPostgres;
import io.gerbang.testing.TlsKafka;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What the chart's values for TLS come to, in a process that is set up as its pods are. */
@DisabledIfSystemProperty(
        named = "gerbang.test.containers",
        matches = "true",
        disabledReason = "a container's server does not see the certificates of this machine")
class TlsIT {

    private static final String CONNECTIONS =
            """
            select count(*) from pg_stat_ssl join pg_stat_activity using (pid)
            where application_name like ? and ssl = ?
            """;

    @TempDir Path folder;

    @Test
    void a_service_speaks_tls_with_its_stores_and_trusts_no_other_authority() throws Exception {
        var ours = TestAuthority.make(folder.resolve("ours"));
        var other = TestAuthority.make(folder.resolve("other"));
        TestPostgres.start().speakTls(ours);
        try (var kafka = TlsKafka.start(folder.resolve("kafka"), ours);
                var trusting = start("trusting", kafka, new Trust(ours, ours, ours));
                var blind = start("blind", kafka, new Trust(ours, other, other));
                var lost = start("lost", kafka, new Trust(other, ours, ours))) {
            trusting.awaitAlive();
            assertScreens(kafka, ours);
            assertThat(connections("trusting%", true)).isPositive();
            assertThat(connections("trusting-relay", true)).isPositive();
            assertThat(connections("trusting%", false)).isZero();

            blind.awaitSaying("SSL handshake failed");
            blind.awaitAlive();
            assertThat(connections("blind%", true)).isZero();
            assertThat(connections("blind%", false)).isZero();

            assertThat(lost.awaitEnd()).isNotZero();
            assertThat(lost.said()).contains("PKIX path building failed");
        }
    }

    private ServiceProcess start(String slot, TlsKafka kafka, Trust trust) throws Exception {
        return ServiceProcess.start(
                slot,
                folder.resolve(slot + ".log"),
                TestPostgres.start().createDatabase("fraud"),
                kafka.bootstrapServers(),
                trust);
    }

    /** Takes an event, writes what comes of it, and publishes that. */
    private static void assertScreens(TlsKafka kafka, TestAuthority authority) throws Exception {
        var settings = new HashMap<String, Object>(ServiceProcess.kafka(authority));
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        try (var link = new EventLink(settings, Payments.unique("acct"))) {
            var payment = Payments.payment(Payments.card(), 1_000);
            link.send(
                    Topic.CHECKOUT_SUBMISSION,
                    payment.paymentId(),
                    1,
                    Instant.now(),
                    Payments.submitted(payment));

            assertThat(link.screened(payment.paymentId(), 1).screening().decision())
                    .isEqualTo(ScreeningDecision.ALLOW);
        }
    }

    /** How many of a process's connections to PostgreSQL are encrypted, or are not. */
    private static long connections(String name, boolean encrypted) throws SQLException {
        try (var connection = TestPostgres.start().superuser();
                var statement = connection.prepareStatement(CONNECTIONS)) {
            statement.setString(1, name);
            statement.setBoolean(2, encrypted);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
