package io.gerbang.check.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReconciliationTest {

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
    void while_an_outcome_is_open_a_hold_is_no_orphan() {
        var open = new Claim("00000000000A", "pi_1", true, false, 1000, 0, 0, false, "idr");

        assertThat(Reconciliation.differences(open, issuer(0, 0, true))).isEmpty();
        assertThat(Reconciliation.differences(open, null)).isEmpty();
        assertThat(Reconciliation.differences(open, issuer(1000, 0, false))).hasSize(1);
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
        var verification = new Claim("00000000000A", "seti_1", false, false, 0, 0, 0, false, "usd");

        assertThat(
                        Reconciliation.differences(
                                verification,
                                new IssuerRecord("00000000000A", 1, 0, 0, 0, false, false, "usd")))
                .isEmpty();
    }

    private static Claim claim(long captured, long refunded, boolean released) {
        return new Claim(
                "00000000000A", "pi_1", false, false, 1000, captured, refunded, released, "idr");
    }

    private static IssuerRecord issuer(long captured, long refunded, boolean held) {
        return new IssuerRecord("00000000000A", 1, 1000, captured, refunded, held, false, "idr");
    }
}
