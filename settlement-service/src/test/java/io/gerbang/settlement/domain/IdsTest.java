package io.gerbang.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");

    @Test
    void the_same_cause_gives_the_same_id() {
        assertThat(Ids.derived("po_", NOON, "a"))
                .isEqualTo(Ids.derived("po_", NOON, "a"))
                .isNotEqualTo(Ids.derived("po_", NOON, "b"))
                .matches("po_[0-9A-Za-z]{24}");
    }

    @Test
    void ids_sort_by_time() {
        assertThat(Ids.derived("po_", NOON, "z"))
                .isLessThan(Ids.derived("po_", NOON.plusMillis(1), "a"));
    }

    @Test
    void a_balance_transaction_has_the_suffix_of_its_source() {
        assertThat(Ids.balanceTransactionOf("ch_0abc")).isEqualTo("txn_0abc");
        assertThat(Ids.balanceTransactionOf("re_9xyz")).isEqualTo("txn_9xyz");
    }
}
