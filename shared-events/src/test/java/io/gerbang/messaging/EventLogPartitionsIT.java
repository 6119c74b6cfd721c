package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLogPartitionsIT {

    private static final String CREATE =
            "select create_event_log_partitions((now() at time zone 'UTC')::date, 3)";

    private TestService service;

    @BeforeEach
    void start() {
        service = new TestService("partitions");
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    @Test
    void a_day_whose_events_came_before_its_partition_still_gets_one() {
        service.publish(service.newKey("pi"), 3);
        assertThat(service.count("event_log_default")).isEqualTo(3);

        create();

        assertThat(service.count("event_log_default")).isZero();
        assertThat(service.count("event_log")).isEqualTo(3);
    }

    @Test
    void partitions_that_exist_stay_as_they_are() {
        create();
        service.publish(service.newKey("pi"), 2);

        create();

        assertThat(service.count("event_log_default")).isZero();
        assertThat(service.count("event_log")).isEqualTo(2);
    }

    private void create() {
        service.pool().query(CREATE).executeAndAwait();
    }
}
