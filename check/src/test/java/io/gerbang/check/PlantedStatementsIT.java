package io.gerbang.check;

import static io.gerbang.check.gateway.ServiceDatabase.SETTLEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.check.ledger.SealedBooks;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The merchant is shown something else than what was entered. */
class PlantedStatementsIT {
    private static final String CHARGE =
            "charge of acct_1 at 2026-11-23 10:00:00 for 2026-11-25 00:00:00: ";

    private HealthyGateway healthy;

    @BeforeEach
    void a_healthy_gateway() {
        healthy = HealthyGateway.fresh();
    }

    @Test
    void i13_a_balance_transaction_of_another_amount() throws Exception {
        healthy.change(
                SETTLEMENT, "update balance_transactions set amount = 1001 where id = 'txn_1'");

        assertThat(violations())
                .containsExactly(CHARGE + "1 of 1001 less 30 idr shown, 1 of 1000 less 30 entered");
    }

    @Test
    void i13_a_balance_transaction_that_keeps_the_net_and_hides_the_fee() throws Exception {
        healthy.change(
                SETTLEMENT,
                "update balance_transactions set amount = 970, fee = 0 where id = 'txn_1'");

        assertThat(violations())
                .containsExactly(CHARGE + "1 of 970 less 0 idr shown, 1 of 1000 less 30 entered");
    }

    @Test
    void i13_a_balance_transaction_that_was_removed_or_invented() throws Exception {
        healthy.change(
                SETTLEMENT,
                """
                delete from balance_transactions where id = 'txn_3';
                insert into balance_transactions
                select 'txn_9', merchant_id, livemode, 'refund', 're_9', -1, 0, currency,
                       '2026-11-26T00:00:00Z', available_on
                from balance_transactions where id = 'txn_1'
                """);

        assertThat(violations())
                .containsExactlyInAnyOrder(
                        "payout of acct_1 at 2026-11-24 00:00:00:"
                                + " 0 of 0 less 0 idr shown, 1 of -100 less 0 entered",
                        "refund of acct_1 at 2026-11-26 00:00:00:"
                                + " 1 of -1 less 0 idr shown, 0 of 0 less 0 entered");
    }

    @Test
    void i13_a_charge_that_is_shown_as_available_at_another_time() throws Exception {
        healthy.change(
                SETTLEMENT,
                """
                update balance_transactions set available_on = '2026-11-24T00:00:00Z'
                where id = 'txn_1'
                """);

        assertThat(violations())
                .containsExactlyInAnyOrder(
                        CHARGE + "0 of 0 less 0 idr shown, 1 of 1000 less 30 entered",
                        "charge of acct_1 at 2026-11-23 10:00:00 for 2026-11-24 00:00:00:"
                                + " 1 of 1000 less 30 idr shown, 0 of 0 less 0 entered");
    }

    @Test
    void i13_a_charge_of_its_fee_alone_waits_for_nothing() throws Exception {
        healthy.change(
                SETTLEMENT,
                """
                update balance_transactions set fee = 1000 where id = 'txn_1';
                delete from ledger_entries where transaction_id = 'ltx_1' and line = 1;
                update ledger_entries set amount = -1000
                where transaction_id = 'ltx_1' and line = 2
                """);

        assertThat(violations()).noneMatch(violation -> violation.contains("shown"));
    }

    private List<String> violations() throws Exception {
        return new SealedBooks(healthy.gateway()).check().examples();
    }
}
