package io.gerbang.check;

import static io.gerbang.check.gateway.ServiceDatabase.AUTHORIZATION;
import static io.gerbang.check.gateway.ServiceDatabase.SETTLEMENT;
import static io.gerbang.check.gateway.ServiceDatabase.SIMULATORS;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.check.payment.OutsideBooks;
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

    @Test
    void i9_a_transfer_for_no_payout() throws Exception {
        healthy.change(
                SIMULATORS,
                """
                insert into transfers (reference, id, amount, currency, destination, status)
                values ('po_9', 'transfer_9', 500, 'idr', 'ba_1', 'PAID')
                """);

        assertThat(violations())
                .containsExactly("po_9: the bank pays 500 idr to ba_1 for no payout");
    }

    @Test
    void i9_a_payout_that_the_bank_never_heard_of() throws Exception {
        healthy.change(SIMULATORS, "delete from transfers");

        assertThat(violations())
                .containsExactly("po_1: in_transit here, and the bank knows no transfer");
    }

    @Test
    void i9_a_payout_of_another_amount_to_somebody_else() throws Exception {
        healthy.change(SIMULATORS, "update transfers set amount = 90, destination = 'ba_2'");

        assertThat(violations())
                .containsExactly("po_1: 100 idr to ba_1 here, 90 idr to ba_2 at the bank");
    }

    @Test
    void i9_a_payout_that_came_back_and_is_paid_here() throws Exception {
        healthy.change(SETTLEMENT, "update payouts set state = 'paid'");
        healthy.change(
                SIMULATORS,
                "update transfers set status = 'FAILED', failure_code = 'account_closed'");

        assertThat(violations()).containsExactly("po_1: paid here, failed at the bank");
    }

    @Test
    void i9_a_canceled_payout_that_left_all_the_same() throws Exception {
        healthy.change(SETTLEMENT, "update payouts set state = 'canceled', ordered = false");

        assertThat(violations()).containsExactly("po_1: canceled here, in_transit at the bank");
    }

    @Test
    void i9_a_payout_whose_bank_is_ahead_is_no_violation() throws Exception {
        healthy.change(SIMULATORS, "update transfers set status = 'PAID'");

        assertThat(violations()).isEmpty();

        healthy.change(SETTLEMENT, "update payouts set state = 'pending', transfer_id = null");

        assertThat(violations()).isEmpty();

        healthy.change(SIMULATORS, "delete from transfers");

        assertThat(violations()).isEmpty();
    }

    private List<String> violations() throws Exception {
        return new OutsideBooks(healthy.gateway()).check().examples();
    }
}
