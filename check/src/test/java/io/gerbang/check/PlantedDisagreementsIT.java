package io.gerbang.check;

import static io.gerbang.check.gateway.ServiceDatabase.AUTHORIZATION;
import static io.gerbang.check.gateway.ServiceDatabase.SIMULATORS;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.check.payment.AcquirerJournal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The world outside did something else than we say. */
class PlantedDisagreementsIT {
    private HealthyGateway healthy;

    @BeforeEach
    void a_healthy_gateway() {
        healthy = HealthyGateway.fresh();
    }

    @Test
    void i9_a_hold_that_nobody_knows() throws Exception {
        healthy.change(
                SIMULATORS,
                """
                insert into holds values ('00000000000X', 'open', null, null, 'IDR', 500, 0, 0);
                insert into journal (message_key, type, stan, rrn, authorization_rrn, account_id,
                                     card_masked, amount, currency, response_code, approval_code,
                                     cvc_result, decided_at)
                values ('x', '0100', '000009', '00000000000X', '00000000000X', '', '', 500, 'IDR',
                        '00', '', 'M', '2026-11-23T10:00:00Z')
                """);

        assertThat(violations()).containsExactly("00000000000X holds 500 for no payment");
    }

    @Test
    void i9_a_refund_that_the_issuer_made_twice() throws Exception {
        healthy.change(
                SIMULATORS,
                """
                insert into journal (message_key, type, stan, rrn, authorization_rrn, account_id,
                                     card_masked, amount, currency, response_code, approval_code,
                                     cvc_result, decided_at)
                select 'again', type, stan, rrn, authorization_rrn, account_id, card_masked, amount,
                       currency, response_code, approval_code, cvc_result, decided_at
                from journal where type = '0200'
                """);

        assertThat(violations()).containsExactly("pi_1: 400 refunded here, 800 at the issuer");
    }

    @Test
    void i9_a_refund_that_nobody_asked_for() throws Exception {
        healthy.change(
                SIMULATORS,
                """
                insert into journal (message_key, type, stan, rrn, authorization_rrn, account_id,
                                     card_masked, amount, currency, response_code, approval_code,
                                     cvc_result, decided_at)
                values ('x', '0200', '000009', '00000000000Y', '00000000000X', '', '', 500, 'IDR',
                        '00', '', 'P', '2026-11-23T10:00:00Z')
                """);

        assertThat(violations()).containsExactly("00000000000X refunded 500 for no payment");
    }

    @Test
    void i9_a_refund_that_the_issuer_made_instead_of_ours() throws Exception {
        healthy.change(SIMULATORS, "update journal set rrn = '00000000000Y' where type = '0200'");

        assertThat(violations())
                .containsExactly(
                        "pi_1: refunded by 00000000000D here, by 00000000000Y at the issuer");
    }

    @Test
    void i9_a_refund_whose_answer_is_awaited_is_no_violation() throws Exception {
        healthy.change(
                AUTHORIZATION,
                """
                delete from event_log where key = 'pi_1' and sequence = 3;
                insert into network_messages
                  (payment_id, number, merchant_id, livemode, kind, last, refund_id, amount,
                   currency, transmitted_at, stan, rrn, authorized_at, authorized_stan,
                   authorized_rrn, cause, tries, slot, boot, due_at)
                select 'pi_1', 3, 'acct_1', false, 'refund', false, 're_1', 400, 'idr', now(), 3,
                       '00000000000D', now(), 1, '00000000000A', '{}', 0, 'slot', 1, now()
                """);

        assertThat(violations()).isEmpty();

        healthy.change(SIMULATORS, "delete from journal where type = '0200'");

        assertThat(violations()).isEmpty();
    }

    private List<String> violations() throws Exception {
        return new AcquirerJournal(healthy.gateway()).check().examples();
    }
}
