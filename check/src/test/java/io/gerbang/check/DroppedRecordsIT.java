package io.gerbang.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.check.event.EventAudit;
import io.gerbang.check.event.PublishedOnce;
import io.gerbang.check.gateway.EventStream;
import io.gerbang.check.gateway.ServiceDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is gone because somebody wanted it gone, and what is gone although somebody needed it. */
class DroppedRecordsIT {
    private HealthyGateway healthy;

    @BeforeEach
    void a_healthy_gateway() {
        healthy = HealthyGateway.fresh();
    }

    /**
     * The first event of one payment was recorded a day before its others; all others were, too.
     */
    @Test
    void days_of_event_logs_that_the_operator_has_dropped_violate_nothing() throws Exception {
        for (var service : ServiceDatabase.SERVICES) {
            healthy.change(
                    service,
                    "update event_log set recorded_on = recorded_on - 1"
                            + " where key <> 'pi_1' or sequence = 1");
            healthy.change(
                    service, "select drop_event_log_before((now() at time zone 'UTC')::date)");
        }

        for (var invariant : Invariants.of(healthy.gateway(), null)) {
            assertThat(invariant.check().examples()).as(invariant.name()).isEmpty();
        }
    }

    @Test
    void records_that_a_topic_dropped_before_they_were_read_violate_i6() throws Exception {
        healthy.change(
                ServiceDatabase.SETTLEMENT,
                "insert into missed_records (topic, partition, first_offset, next_offset)"
                        + " values ('authorization.payment.v1', 2, 40, 45)");
        var gateway = healthy.gateway();
        var audit = new EventAudit(gateway, EventStream.ALL);

        assertThat(new PublishedOnce(gateway, audit, EventStream.ALL).check().examples())
                .containsExactly(
                        "settlement-service has missed authorization.payment.v1[2] from 40 to 44");
    }
}
