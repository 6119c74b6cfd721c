package io.gerbang.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.settlement.domain.LedgerTransaction.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerBlockTest {

    private static final byte[] START = {};

    @Test
    void the_hash_covers_what_came_before() {
        var first = LedgerBlock.hash(START, List.of(transaction("cap_1", 100)));
        var second = LedgerBlock.hash(first, List.of(transaction("cap_2", 100)));

        assertThat(second)
                .isNotEqualTo(LedgerBlock.hash(START, List.of(transaction("cap_2", 100))));
    }

    @Test
    void the_hash_covers_every_amount_and_the_order() {
        var one = transaction("cap_1", 100);
        var two = transaction("cap_2", 100);

        assertThat(LedgerBlock.hash(START, List.of(one, two)))
                .isEqualTo(LedgerBlock.hash(START, List.of(one, two)))
                .isNotEqualTo(LedgerBlock.hash(START, List.of(two, one)))
                .isNotEqualTo(LedgerBlock.hash(START, List.of(one, transaction("cap_2", 101))));
    }

    @Test
    void a_transaction_that_does_not_sum_to_zero_is_refused() {
        var entries =
                List.of(
                        Entry.debit(Account.NETWORK_RECEIVABLE, "usd", 100),
                        Entry.credit(Account.FEES, "idr", 100));

        assertThatThrownBy(() -> of("cap_1", entries)).isInstanceOf(LedgerViolationException.class);
    }

    private static LedgerTransaction transaction(String source, long amount) {
        return of(
                source,
                List.of(
                        Entry.debit(Account.NETWORK_RECEIVABLE, "usd", amount),
                        Entry.credit(Account.FEES, "usd", amount)));
    }

    private static LedgerTransaction of(String source, List<Entry> entries) {
        return LedgerTransaction.of(
                Kind.CAPTURE, new AccountHolder("acct_1", false), source, Instant.EPOCH, entries);
    }
}
