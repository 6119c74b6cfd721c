package io.gerbang.check.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemittanceTest {
    private static final String ORDER = "100 idr to ba_1";

    @ParameterizedTest
    @CsvSource({
        "pending,    true,  pending",
        "pending,    true,  failed",
        "in_transit, true,  pending",
        "in_transit, true,  paid",
        "in_transit, true,  failed",
        "paid,       true,  paid",
        "failed,     true,  failed",
    })
    void the_bank_may_be_ahead(String state, boolean ordered, String status) {
        assertThat(Remittance.differences(payout(state, ordered), transfer(status))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pending,  false, pending",
        "canceled, false, pending",
        "paid,     true,  in_transit",
        "paid,     true,  failed",
        "failed,   true,  paid",
        "failed,   true,  in_transit",
    })
    void the_bank_is_not_behind_and_pays_nothing_that_did_not_leave(
            String state, boolean ordered, String status) {
        assertThat(Remittance.differences(payout(state, ordered), transfer(status)))
                .containsExactly("po_1: %s here, %s at the bank".formatted(state, status));
    }

    @Test
    void the_bank_knows_what_it_has_answered() {
        assertThat(Remittance.differences(payout("pending", false), null)).isEmpty();
        assertThat(Remittance.differences(payout("pending", true), null)).isEmpty();
        assertThat(Remittance.differences(payout("canceled", false), null)).isEmpty();
        assertThat(Remittance.differences(payout("failed", true), null))
                .containsExactly("po_1: failed here, and the bank knows no transfer");
    }

    @Test
    void a_transfer_is_the_one_that_was_ordered() {
        assertThat(
                        Remittance.differences(
                                payout("paid", true),
                                new BankTransfer("po_1", "transfer_2", ORDER, "paid")))
                .containsExactly("po_1: transfer_1 here, transfer_2 at the bank");
    }

    private static PayoutRow payout(String state, boolean ordered) {
        return new PayoutRow("po_1", ORDER, state, ordered, ordered ? "transfer_1" : null);
    }

    private static BankTransfer transfer(String status) {
        return new BankTransfer("po_1", "transfer_1", ORDER, status);
    }
}
