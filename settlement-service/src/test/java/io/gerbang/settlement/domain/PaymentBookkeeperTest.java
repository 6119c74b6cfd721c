package io.gerbang.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaymentBookkeeperTest {

    private static final AccountHolder HOLDER = new AccountHolder("acct_1", false);
    private static final PricePlan CARD = new PricePlan(29_000, 30, 2);
    private static final BusinessCalendar WEEKDAYS = new BusinessCalendar(_ -> false);
    private static final Instant MONDAY = Instant.parse("2026-11-09T00:00:00Z");
    private static final Instant CAPTURED_AT = Instant.parse("2026-11-09T10:00:00Z");

    @Test
    void a_capture_credits_the_fee_and_the_pending_net() {
        var booked = capture(null, "cap_1", 10_000);

        assertThat(booked.transaction().entries())
                .containsExactly(
                        Entry.debit(Account.NETWORK_RECEIVABLE, "usd", 10_000),
                        Entry.creditPending("usd", 9_680, Instant.parse("2026-11-11T00:00:00Z")),
                        Entry.credit(Account.FEES, "usd", 320));
        assertThat(booked.balanceTransaction().id()).isEqualTo("txn_1");
        assertThat(booked.payment().version()).isEqualTo(1);
    }

    @Test
    void captures_in_parts_pay_the_fixed_fee_once() {
        var first = capture(null, "cap_1", 6_000);
        var second = capture(first.payment(), "cap_2", 4_000);

        assertThat(second.payment().fee()).isEqualTo(CARD.fee(10_000, "usd"));
        assertThat(second.balanceTransaction().fee()).isEqualTo(320 - first.payment().fee());
        assertThat(second.balanceTransaction().id()).isEqualTo("txn_2");
        assertThat(second.balanceTransaction().sourceId()).isEqualTo("ch_1");
    }

    @Test
    void a_new_price_leaves_what_was_captured_before_as_it_was_priced() {
        var first = capture(null, "cap_1", 100_000);
        var cheaper = new PricePlan(10_000, 30, 2);

        var second =
                PaymentBookkeeper.capture(
                        first.payment(), command("cap_2", 1_000), cheaper, WEEKDAYS, MONDAY);

        assertThat(first.balanceTransaction().fee()).isEqualTo(2_930);
        assertThat(second.balanceTransaction().fee()).isEqualTo(10);
        assertThat(second.payment().fee()).isEqualTo(2_940);
    }

    @Test
    void a_fee_beyond_the_amount_makes_the_net_negative() {
        var booked = capture(null, "cap_1", 20);

        assertThat(booked.balanceTransaction().net()).isEqualTo(-11);
        assertThat(booked.transaction().entries())
                .contains(Entry.creditPending("usd", -11, booked.payment().availableOn()));
    }

    @Test
    void a_late_capture_waits_from_what_is_settled_already() {
        var settledUntil = Instant.parse("2026-11-16T00:00:00Z");
        var booked =
                PaymentBookkeeper.capture(
                        null, command("cap_1", 10_000), CARD, WEEKDAYS, settledUntil);

        assertThat(booked.balanceTransaction().availableOn()).isEqualTo("2026-11-18T00:00:00Z");
        assertThat(booked.transaction().effectiveAt()).isEqualTo(CAPTURED_AT);
    }

    @Test
    void a_refund_of_a_pending_capture_comes_out_of_pending() {
        var captured = capture(null, "cap_1", 10_000).payment();
        var booked = refund(captured, 4_000, CAPTURED_AT.plusSeconds(60), MONDAY);

        assertThat(booked.transaction().entries())
                .containsExactly(
                        Entry.creditPending("usd", -4_000, captured.availableOn()),
                        Entry.credit(Account.NETWORK_RECEIVABLE, "usd", 4_000));
        assertThat(booked.balanceTransaction().net()).isEqualTo(-4_000);
    }

    @Test
    void a_refund_of_an_available_capture_comes_out_of_available_at_once() {
        var captured = capture(null, "cap_1", 10_000).payment();
        var at = Instant.parse("2026-11-12T09:00:00Z");
        var booked = refund(captured, 10_000, at, Instant.parse("2026-11-12T00:00:00Z"));

        assertThat(booked.transaction().entries())
                .contains(Entry.debit(Account.MERCHANT_AVAILABLE, "usd", 10_000));
        assertThat(booked.balanceTransaction().availableOn()).isEqualTo(at);
    }

    @Test
    void a_refund_that_comes_late_belongs_to_the_next_payout() {
        var captured = capture(null, "cap_1", 10_000).payment();
        var settledUntil = Instant.parse("2026-11-12T00:00:00Z");
        var booked = refund(captured, 1, settledUntil.minusSeconds(1), settledUntil);

        assertThat(booked.balanceTransaction().availableOn()).isAfter(settledUntil);
    }

    @Test
    void a_refund_beyond_a_midnight_that_is_not_settled_yet_is_not_in_its_payout() {
        var captured = capture(null, "cap_1", 10_000).payment();
        var at = Instant.parse("2026-11-11T08:00:00Z");
        var booked = refund(captured, 4_000, at, Instant.parse("2026-11-10T00:00:00Z"));

        assertThat(booked.transaction().entries()).contains(Entry.creditPending("usd", -4_000, at));
        assertThat(booked.balanceTransaction().availableOn()).isEqualTo(at);
    }

    @Test
    void more_than_was_captured_is_never_refunded() {
        var captured = capture(null, "cap_1", 10_000).payment();
        var partly = refund(captured, 6_000, CAPTURED_AT, MONDAY).payment();

        assertThatThrownBy(() -> refund(partly, 4_001, CAPTURED_AT, MONDAY))
                .isInstanceOf(LedgerViolationException.class);
    }

    private static PaymentBookkeeper.Booked capture(
            @Nullable PaymentBalance before, String captureId, long amount) {
        return PaymentBookkeeper.capture(
                before, command(captureId, amount), CARD, WEEKDAYS, MONDAY);
    }

    private static Capture command(String captureId, long amount) {
        return new Capture("pi_1", HOLDER, "ch_1", captureId, amount, "usd", CAPTURED_AT);
    }

    private static PaymentBookkeeper.Booked refund(
            PaymentBalance before, long amount, Instant at, Instant settledUntil) {
        return PaymentBookkeeper.refund(before, new Refund("re_1", amount, at), settledUntil);
    }
}
