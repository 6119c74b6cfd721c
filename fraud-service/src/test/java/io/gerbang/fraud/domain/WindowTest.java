package io.gerbang.fraud.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    @ParameterizedTest
    @CsvSource({
        "HOUR, 2026-11-23T12:00:00Z,         2026-11-23T12:00:00Z",
        "HOUR, 2026-11-23T12:04:59.999999Z,  2026-11-23T12:00:00Z",
        "HOUR, 2026-11-23T12:05:00Z,         2026-11-23T12:05:00Z",
        "DAY,  2026-11-23T12:59:59Z,         2026-11-23T12:00:00Z",
        "DAY,  2026-11-23T13:00:00Z,         2026-11-23T13:00:00Z",
        "HOUR, 1969-12-31T23:59:59Z,         1969-12-31T23:55:00Z"
    })
    void a_moment_belongs_to_the_bucket_that_began_last(
            Window window, Instant moment, Instant start) {
        assertThat(window.bucketOf(moment)).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({
        "HOUR, 2026-11-23T12:00:00Z, 2026-11-23T11:00:00Z",
        "HOUR, 2026-11-23T12:04:59Z, 2026-11-23T11:00:00Z",
        "HOUR, 2026-11-23T12:05:00Z, 2026-11-23T11:05:00Z",
        "DAY,  2026-11-23T12:30:00Z, 2026-11-22T12:00:00Z"
    })
    void the_oldest_bucket_holds_the_moment_one_length_ago(
            Window window, Instant now, Instant oldest) {
        assertThat(window.oldestBucket(now)).isEqualTo(oldest);
    }
}
