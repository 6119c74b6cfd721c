package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConnectionSettingsTest {

    private static final Path DEFAULTS =
            Path.of("src/main/resources/META-INF/microprofile-config.properties");

    /** How often a pool looks for what is idle, and what of a second may be lost in rounding. */
    private static final Duration UNTIL_NOTICED = Duration.ofSeconds(2);

    /** Silence would close a connection that a request has just taken. */
    @Test
    void a_pool_closes_what_is_idle_before_silence_does() throws IOException {
        var options = new PgConnectOptions();
        ConnectionSettings.apply(options, "slot-0");
        var silence =
                Duration.of(
                        options.getReadIdleTimeout(), options.getIdleTimeoutUnit().toChronoUnit());

        assertThat(idleTimeout().plus(UNTIL_NOTICED)).isLessThan(silence);
    }

    private static Duration idleTimeout() throws IOException {
        var defaults = new Properties();
        try (var reader = Files.newBufferedReader(DEFAULTS)) {
            defaults.load(reader);
        }
        return Duration.parse(
                "PT" + defaults.getProperty("quarkus.datasource.reactive.idle-timeout"));
    }
}
