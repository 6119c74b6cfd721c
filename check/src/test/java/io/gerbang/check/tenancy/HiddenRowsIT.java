package io.gerbang.check.tenancy;

import static io.gerbang.check.gateway.ServiceDatabase.SETTLEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.check.HealthyGateway;
import org.junit.jupiter.api.Test;

class HiddenRowsIT {

    @Test
    void i15_a_table_that_is_open_to_every_merchant() throws Exception {
        var healthy = HealthyGateway.fresh();
        healthy.change(SETTLEMENT, "alter table payouts disable row level security");
        try {
            var findings = new HiddenRows(healthy.gateway()).check();

            assertThat(findings.examples())
                    .containsExactly("settlement shows every merchant's payouts");
        } finally {
            healthy.change(SETTLEMENT, "alter table payouts enable row level security");
        }
    }
}
