package io.gerbang.check.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final String REFUND = "00000000000D";

    @Test
    void the_same_on_both_sides_is_right() {
        assertThat(Reconciliation.differences(claim(1000, 400, true), issuer(1000, 400, false)))
                .isEmpty();
        assertThat(Reconciliation.differences(claim(0, 0, false), issuer(0, 0, true))).isEmpty();
    }

    @Test
    void a_hold_that_we_do_not_know_is_an_orphan() {
        assertThat(Reconciliation.differences(null, issuer(0, 0, true)))
                .containsExactly("00000000000A holds 1000 for no payment");
    }

    @Test
    void a_hold_that_was_given_up_and_reversed_is_right() {
        assertThat(Reconciliation.differences(null, issuer(0, 0, false))).isEmpty();
    }

    @Test
    void a_charge_that_we_do_not_know_is_told() {
        assertThat(Reconciliation.differences(null, issuer(1000, 0, false)))
                .containsExactly("00000000000A charged 1000 for no payment");
    }

    @Test
    void a_refund_that_we_do_not_know_is_told() {
        assertThat(Reconciliation.differences(null, issuer(0, 400, false)))
                .containsExactly("00000000000A refunded 400 for no payment");
        assertThat(Reconciliation.differences(null, issuer(1000, 400, false))).hasSize(2);
    }

    @Test
    void while_an_outcome_is_open_a_hold_is_no_orphan() {
        assertThat(Reconciliation.differences(open(), issuer(0, 0, true))).isEmpty();
        assertThat(Reconciliation.differences(open(), null)).isEmpty();
        assertThat(Reconciliation.differences(open(), issuer(1000, 0, false))).hasSize(1);
        assertThat(Reconciliation.differences(open(), issuer(0, 400, true))).hasSize(1);
    }

    @Test
    void while_a_refund_is_under_way_the_issuer_may_have_made_it() {
        var asked = captured(Refunds.NONE, List.of(REFUND));

        assertThat(Reconciliation.differences(asked, issuer(1000, 0, false))).isEmpty();
        assertThat(Reconciliation.differences(asked, issuer(1000, 400, false))).isEmpty();
        assertThat(Reconciliation.differences(asked, issuer(1000, "00000000000Y:400")))
                .containsExactly("pi_1: 0 refunded here, 400 at the issuer");
    }

    @Test
    void each_refund_is_the_one_that_the_issuer_made() {
        var claim = captured(Refunds.parse("00000000000D:400 00000000000E:100"), List.of());

        assertThat(
                        Reconciliation.differences(
                                claim, issuer(1000, "00000000000E:100 00000000000D:400")))
                .isEmpty();
        assertThat(
                        Reconciliation.differences(
                                claim, issuer(1000, "00000000000D:400 00000000000Y:100")))
                .containsExactly(
                        "pi_1: refunded by 00000000000D 00000000000E here,"
                                + " by 00000000000D 00000000000Y at the issuer");
    }

    @Test
    void what_the_issuer_never_approved_is_told() {
        assertThat(Reconciliation.differences(claim(0, 0, false), null))
                .containsExactly("pi_1: the issuer never approved it");
    }

    @Test
    void amounts_that_differ_are_told() {
        assertThat(Reconciliation.differences(claim(1000, 400, true), issuer(900, 800, false)))
                .containsExactly(
                        "pi_1: 1000 captured here, 900 at the issuer",
                        "pi_1: 400 refunded here, 800 at the issuer");
    }

    @Test
    void a_hold_that_outlives_its_release_is_told() {
        assertThat(Reconciliation.differences(claim(0, 0, true), issuer(0, 0, true)))
                .containsExactly("pi_1: the issuer still holds what was released");
        assertThat(Reconciliation.differences(claim(0, 0, false), issuer(0, 0, false)))
                .containsExactly("pi_1: the issuer holds nothing for it");
    }

    @Test
    void a_verification_holds_nothing() {
        var verification =
                new Claim(
                        "00000000000A",
                        "seti_1",
                        false,
                        false,
                        0,
                        0,
                        Refunds.NONE,
                        List.of(),
                        false,
                        "usd");
        var issuer = new IssuerRecord("00000000000A", 1, 0, 0, Refunds.NONE, false, false, "usd");

        assertThat(Reconciliation.differences(verification, issuer)).isEmpty();
    }

    private static Claim claim(long captured, long refunded, boolean released) {
        return claim(false, captured, refunds(refunded), List.of(), released);
    }

    private static Claim captured(Refunds refunds, List<String> underWay) {
        return claim(false, 1000, refunds, underWay, true);
    }

    private static Claim open() {
        return claim(true, 0, Refunds.NONE, List.of(), false);
    }

    private static Claim claim(
            boolean open, long captured, Refunds refunds, List<String> underWay, boolean released) {
        return new Claim(
                "00000000000A",
                "pi_1",
                open,
                false,
                1000,
                captured,
                refunds,
                underWay,
                released,
                "idr");
    }

    private static IssuerRecord issuer(long captured, long refunded, boolean held) {
        return issuer(captured, refunds(refunded), held);
    }

    private static IssuerRecord issuer(long captured, String refunds) {
        return issuer(captured, Refunds.parse(refunds), false);
    }

    private static IssuerRecord issuer(long captured, Refunds refunds, boolean held) {
        return new IssuerRecord("00000000000A", 1, 1000, captured, refunds, held, false, "idr");
    }

    private static Refunds refunds(long amount) {
        return amount == 0 ? Refunds.NONE : Refunds.parse(REFUND + ":" + amount);
    }
}
