package io.gerbang.web.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/payment_intents/search,                payment_intents:read",
        "POST,   /v1/payment_intents/pi_1/capture,          payment_intents:write",
        "DELETE, /v1/customers/cus_1,                       customers:write",
        "GET,    /v1/customers/cus_1/payment_methods,       payment_methods:read",
        "GET,    /v1/customers/cus_1/payment_methods/pm_1,  payment_methods:read",
        "POST,   /v1/test_helpers/test_clocks/c_1/advance,  test_clocks:write",
        "GET,    /v1/balance/history/txn_1,                 balance:read",
        "GET,    /v1/balance_transactions,                  balance:read"
    })
    void a_request_needs_one_scope(String method, String path, String scope) {
        assertThat(Scope.of(method, path).orElseThrow()).hasToString(scope);
    }

    @ParameterizedTest
    @CsvSource({"/v1/payment_intents_of_others", "/v1/checkout", "/v1", "/v1//", "/"})
    void what_is_in_no_row_is_closed(String path) {
        assertThat(Scope.of("GET", path)).isEmpty();
    }

    @Test
    void who_may_write_may_read_and_not_the_other_way_round() {
        var read = new Scope(Resource.REFUNDS, false);
        var write = new Scope(Resource.REFUNDS, true);

        assertThat(read.isIn(Set.of("refunds:write"))).isTrue();
        assertThat(write.isIn(Set.of("refunds:read"))).isFalse();
        assertThat(read.isIn(Set.of("charges:write"))).isFalse();
    }

    @Test
    void only_what_there_is_has_a_name() {
        assertThat(Scope.named("refunds:write")).contains(new Scope(Resource.REFUNDS, true));
        assertThat(Scope.named("refunds:delete")).isEmpty();
        assertThat(Scope.named("everything:write")).isEmpty();
    }
}
