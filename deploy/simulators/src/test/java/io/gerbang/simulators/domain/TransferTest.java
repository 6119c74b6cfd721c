package io.gerbang.simulators.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransferTest {

    @Test
    void a_transfer_is_paid_after_two_steps_and_stays_so() {
        var transfer = transfer("0012345678");

        assertThat(transfer.advanced().status()).isEqualTo(TransferStatus.IN_TRANSIT);
        var paid = transfer.advanced().advanced();
        assertThat(paid.status()).isEqualTo(TransferStatus.PAID);
        assertThat(paid.advanced()).isEqualTo(paid);
    }

    @Test
    void a_transfer_to_a_closed_account_fails_on_its_way() {
        var failed = transfer("0012349999").advanced().advanced();

        assertThat(failed.status()).isEqualTo(TransferStatus.FAILED);
        assertThat(failed.failureCode()).isEqualTo("account_closed");
    }

    private static Transfer transfer(String destination) {
        return Transfer.pending("transfer_1", "po_1", 1_000, "IDR", destination);
    }
}
