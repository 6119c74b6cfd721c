package io.gerbang.check.audit;

import static io.gerbang.check.gateway.ServiceDatabase.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.check.HealthyGateway;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditChainIT {

    private final HealthyGateway healthy = HealthyGateway.fresh();

    @Test
    void a_log_that_nobody_touched_is_as_it_was_written() throws Exception {
        var findings = new AuditChain(healthy.gateway()).check();

        assertThat(findings.violations()).isZero();
        assertThat(findings.counted()).isEqualTo(3);
        assertThat(findings.notes()).singleElement().asString().startsWith("head 3 ");
    }

    @Test
    void i16_an_act_that_somebody_else_is_made_to_have_done() throws Exception {
        healthy.change(CHECKOUT, "update audit_log set actor = 'citra' where position = 2");

        assertThat(violations()).containsExactly("act 2 is not what was written");
    }

    @Test
    void i16_an_act_that_was_removed() throws Exception {
        healthy.change(CHECKOUT, "delete from audit_log where position = 2");

        assertThat(violations()).containsExactly("act 3 does not follow act 1");
    }

    @Test
    void i16_an_end_that_was_cut_off() throws Exception {
        healthy.change(CHECKOUT, "delete from audit_log where position = 3");

        assertThat(violations()).containsExactly("the log ends at act 2, its head is act 3");
    }

    @Test
    void i16_an_end_that_was_cut_off_with_the_head() throws Exception {
        healthy.change(
                CHECKOUT, "delete from audit_log where position = 3; delete from audit_head");

        assertThat(violations()).containsExactly("the log has no head to say where it ends");
    }

    @Test
    void i16_acts_in_another_order() throws Exception {
        healthy.change(
                CHECKOUT,
                """
                update audit_log set position = 9 where position = 1;
                update audit_log set position = 1 where position = 2;
                update audit_log set position = 2 where position = 9
                """);

        assertThat(violations())
                .contains("act 1 is not what was written", "act 2 is not what was written");
    }

    @Test
    void i16_an_act_that_was_written_anew_with_its_hash() throws Exception {
        healthy.change(
                CHECKOUT,
                """
                update audit_log set actor = 'citra', hash = sha256(previous_hash || convert_to(
                  '2:1795428005000000:5:citra:9:127.0.0.1:11:key.revoked:5:key_1:2:{}', 'UTF8'))
                where position = 2
                """);

        assertThat(violations()).containsExactly("act 3 has another hash before it");
    }

    private List<String> violations() throws Exception {
        return new AuditChain(healthy.gateway()).check().examples();
    }
}
