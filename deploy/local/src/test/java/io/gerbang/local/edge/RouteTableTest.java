package io.gerbang.local.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
    private final RouteTable routes =
            RouteTable.parse(
                    new ByteArrayInputStream(
                            """
                            routes:
                              - {path: /v1/tokens, match: exact, method: POST, service: vault}
                              - {path: /v1/tokens, match: prefix, service: checkout}
                              - {path: /c/, match: prefix, service: checkout}
                            """
                                    .getBytes(StandardCharsets.UTF_8)));

    @Test
    void the_first_route_that_matches_method_and_path_wins() {
        assertThat(routes.find("POST", "/v1/tokens")).hasValue("vault");
        assertThat(routes.find("GET", "/v1/tokens")).hasValue("checkout");
        assertThat(routes.find("POST", "/v1/tokens/tok_1")).hasValue("checkout");
    }

    @Test
    void a_prefix_ends_at_a_slash() {
        assertThat(routes.find("GET", "/c/session")).hasValue("checkout");
        assertThat(routes.find("GET", "/v1/tokens_of_mine")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/c/../internal/keys",
                "/c/%2e%2e/internal/keys",
                "/c/%2E./internal/keys",
                "/c/..%2finternal",
                "/c//internal",
                "/c/..",
                "/c/.",
                "/c/\\internal",
                "/c/%00"
            })
    void a_path_that_a_service_could_read_as_another_has_no_route(String path) {
        assertThat(routes.find("GET", path)).isEmpty();
    }

    @Test
    void of_the_public_routes_only_two_lead_to_the_vault() throws IOException {
        var vault =
                RouteTable.load().routes().stream()
                        .filter(route -> route.service().equals("authorization-service"))
                        .filter(route -> route.path().startsWith("/v1/"));

        assertThat(vault)
                .extracting(route -> route.method() + " " + route.path() + " " + route.exact())
                .containsExactlyInAnyOrder("POST /v1/payment_methods true", "POST /v1/tokens true");
    }
}
