package io.gerbang.check.tenancy;

import static io.gerbang.check.gateway.ServiceDatabase.SETTLEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.check.HealthyGateway;
import io.gerbang.testing.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenRowsIT {
    private static final String HIDE_AGAIN = "select hide_other_merchants('payouts')";
    private static final String POLICIES =
            "drop policy if exists every_merchant on payouts;"
                    + " drop policy if exists named_merchants on payouts;";

    private final HealthyGateway healthy = HealthyGateway.fresh();

    @Test
    void i15_a_table_that_is_open_to_every_merchant() throws Exception {
        healthy.change(SETTLEMENT, "alter table payouts disable row level security");
        try {
            assertThat(violations()).containsExactly("settlement shows every merchant's payouts");
        } finally {
            healthy.change(SETTLEMENT, "alter table payouts enable row level security");
        }
    }

    @Test
    void i15_a_policy_that_is_missing() throws Exception {
        healthy.change(SETTLEMENT, POLICIES);
        try {
            assertThat(violations())
                    .containsExactly(
                            "settlement hides payouts from those who own them",
                            "settlement hides payouts from the service itself");
        } finally {
            healthy.change(SETTLEMENT, HIDE_AGAIN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create policy wide on payouts to gerbang_request using (true)",
                "create policy wide on payouts using (livemode = false)",
                "create policy wide on payouts for insert to gerbang_request with check (true)",
                "alter policy named_merchants on payouts using (true)",
                "alter policy named_merchants on payouts with check (true)",
                "alter policy every_merchant on payouts to gerbang_service, gerbang_request",
            })
    void i15_a_policy_that_lets_requests_see_others(String policy) throws Exception {
        healthy.change(SETTLEMENT, policy);
        try {
            assertThat(violations())
                    .hasSize(1)
                    .allMatch(violation ->
                            violation.startsWith(
                                    "settlement opens payouts to requests by the policy "));
        } finally {
            healthy.change(SETTLEMENT, "drop policy if exists wide on payouts;" + POLICIES);
            healthy.change(SETTLEMENT, HIDE_AGAIN);
        }
    }

    @Test
    void i15_a_policy_that_narrows_is_no_violation() throws Exception {
        healthy.change(
                SETTLEMENT, "create policy narrow on payouts as restrictive using (amount > 0)");
        try {
            assertThat(violations()).isEmpty();
        } finally {
            healthy.change(SETTLEMENT, "drop policy narrow on payouts");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bypassrls", "superuser"})
    void i15_requests_that_pass_every_policy(String power) throws Exception {
        asSuperuser("alter role gerbang_request " + power);
        try {
            assertThat(violations())
                    .containsExactly(
                            "checkout lets requests pass every policy",
                            "fraud lets requests pass every policy",
                            "authorization lets requests pass every policy",
                            "settlement lets requests pass every policy");
        } finally {
            asSuperuser("alter role gerbang_request no" + power);
        }
    }

    @Test
    void i15_requests_that_own_a_table_pass_its_policies_unless_these_are_forced()
            throws Exception {
        var sentence = "settlement lets requests pass the policies of balances, as its owner";
        asSuperuser("grant settlement_owner to gerbang_request");
        try {
            assertThat(violations()).contains(sentence);
            healthy.change(SETTLEMENT, "alter table balances force row level security");
            assertThat(violations()).doesNotContain(sentence);
        } finally {
            healthy.change(SETTLEMENT, "alter table balances no force row level security");
            asSuperuser("revoke settlement_owner from gerbang_request");
        }
    }

    private List<String> violations() throws Exception {
        return new HiddenRows(healthy.gateway()).check().examples();
    }

    private static void asSuperuser(String sql) throws SQLException {
        try (var superuser = TestPostgres.start().superuser();
                var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
