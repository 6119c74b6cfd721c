package io.gerbang.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.settlement.domain.BankTransfer.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayoutDeciderTest {

    private static final PayoutOrder ORDER =
            new PayoutOrder(
                    "po_1",
                    new AccountHolder("acct_1", false),
                    100,
                    "idr",
                    "ba_1",
                    Instant.parse("2026-11-09T00:00:00Z"),
                    Instant.parse("2026-11-10T00:00:00Z"));
    private static final Payout PENDING = new Payout.Pending(ORDER);
    private static final Payout ORDERED = new Payout.Ordered(ORDER);
    private static final Payout IN_TRANSIT = new Payout.InTransit(ORDER, "tr_1");
    private static final Payout PAID = new Payout.Paid(ORDER, "tr_1");
    private static final Payout CANCELED = new Payout.Canceled(ORDER);
    private static final Payout FAILED = new Payout.Failed(ORDER, "tr_1", "account_closed");

    @Test
    void a_pending_payout_is_ordered_when_its_time_has_come() {
        assertThat(PayoutDecider.order(PENDING)).isEqualTo(ORDERED);
        for (var payout : List.of(ORDERED, IN_TRANSIT, PAID, FAILED, CANCELED)) {
            assertThat(PayoutDecider.order(payout)).isEqualTo(payout);
        }
    }

    @Test
    void only_a_payout_that_the_bank_cannot_know_is_canceled() {
        assertThat(PayoutDecider.cancel(PENDING)).contains(new Payout.Canceled(ORDER));
        for (var payout : List.of(ORDERED, IN_TRANSIT, PAID, FAILED, CANCELED)) {
            assertThat(PayoutDecider.cancel(payout)).isEmpty();
        }
    }

    @Test
    void an_ordered_payout_that_the_bank_took_is_in_transit() {
        assertThat(decide(ORDERED, Status.PENDING)).containsExactly(IN_TRANSIT);
        assertThat(decide(ORDERED, Status.IN_TRANSIT)).containsExactly(IN_TRANSIT);
    }

    @Test
    void a_payout_that_is_paid_at_once_was_in_transit_too() {
        assertThat(decide(ORDERED, Status.PAID)).containsExactly(IN_TRANSIT, PAID);
    }

    @Test
    void a_payout_in_transit_waits_until_the_bank_is_done() {
        assertThat(decide(IN_TRANSIT, Status.PENDING)).isEmpty();
        assertThat(decide(IN_TRANSIT, Status.IN_TRANSIT)).isEmpty();
        assertThat(decide(IN_TRANSIT, Status.PAID)).containsExactly(PAID);
        assertThat(decide(IN_TRANSIT, Status.FAILED)).containsExactly(FAILED);
    }

    @Test
    void a_failure_without_a_code_has_a_general_one() {
        var transfer = new BankTransfer("tr_1", Status.FAILED, null);
        assertThat(PayoutDecider.decide(ORDERED, transfer))
                .containsExactly(new Payout.Failed(ORDER, "tr_1", "could_not_process"));
    }

    @Test
    void a_final_payout_stays() {
        for (var status : Status.values()) {
            assertThat(decide(PAID, status)).isEmpty();
            assertThat(decide(FAILED, status)).isEmpty();
            assertThat(decide(CANCELED, status)).isEmpty();
        }
    }

    private static List<Payout> decide(Payout payout, Status status) {
        var code = status == Status.FAILED ? "account_closed" : null;
        return PayoutDecider.decide(payout, new BankTransfer("tr_1", status, code));
    }
}
