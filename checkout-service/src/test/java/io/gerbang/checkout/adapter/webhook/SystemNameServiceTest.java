package io.gerbang.checkout.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemNameServiceTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final SystemNameService names = new SystemNameService();

    @AfterEach
    void stop() {
        names.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,          127.0.0.1",
        "[::1],              ::1",
        "[::ffff:127.0.0.1], 127.0.0.1",
        "[64:ff9b::7f00:1],  64:ff9b::7f00:1"
    })
    void an_address_means_itself(String host, String address) {
        assertThat(names.resolve(host).await().atMost(LIMIT))
                .containsExactly(InetAddress.ofLiteral(address));
    }

    @Test
    void what_is_no_name_has_no_address() {
        assertThatThrownBy(() -> names.resolve("[::1").await().atMost(LIMIT))
                .isInstanceOf(UncheckedIOException.class);
    }
}
