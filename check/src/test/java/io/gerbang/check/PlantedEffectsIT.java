package io.gerbang.check;

import static io.gerbang.check.gateway.ServiceDatabase.FRAUD;
import static io.gerbang.check.gateway.ServiceDatabase.SETTLEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.check.event.EventAudit;
import io.gerbang.check.event.PublishedOnce;
import io.gerbang.check.gateway.EventStream;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event had its effect twice, and its position does not show it. */
class PlantedEffectsIT {
    private HealthyGateway healthy;

    @BeforeEach
    void a_healthy_gateway() {
        healthy = HealthyGateway.fresh();
    }

    @Test
    void i6_a_decline_that_was_counted_twice() throws Exception {
        healthy.change(FRAUD, "update velocity_counts set count = 2");

        assertThat(violations())
                .containsExactly(
                        "fraud-service counts 2 declines of acct_1 test, of which there are 1");
    }

    @Test
    void i6_a_capture_that_was_posted_twice() throws Exception {
        healthy.change(
                SETTLEMENT,
                """
                insert into ledger_transactions
                  (id, merchant_id, livemode, kind, source_id, effective_at, chain, block, position)
                select 'ltx_4', merchant_id, livemode, kind, source_id, effective_at, chain,
                       block, 2
                from ledger_transactions where id = 'ltx_1'
                """);

        assertThat(violations()).containsExactly("2 ledger transactions for the capture cap_1");
    }

    private List<String> violations() throws Exception {
        var audit = new EventAudit(healthy.gateway(), EventStream.ALL);
        return new PublishedOnce(healthy.gateway(), audit, EventStream.ALL).check().examples();
    }
}
