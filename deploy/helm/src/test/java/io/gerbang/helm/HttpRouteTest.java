package io.gerbang.helm;

import static io.gerbang.helm.Yaml.children;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRouteTest {
    private static final Manifest HTTP_ROUTE =
            Chart.find(Chart.manifests().toList(), "HTTPRoute", "shop");

    /**
     * The order in which a gateway prefers what matches: exact, then the longest, then a method.
     */
    private static final Comparator<Route> PRECEDENCE =
            Comparator.comparing(Route::exact)
                    .thenComparing(route -> route.path().length())
                    .thenComparing(route -> route.method() != null);

    @Test
    void each_route_of_the_list_is_offered_and_no_other() {
        assertThat(offered()).containsExactlyInAnyOrderElementsOf(Route.all());
    }

    @Test
    void a_gateway_decides_as_the_list_does_where_the_first_match_wins() {
        for (var path : Route.all().stream().map(Route::path).toList()) {
            for (var requested : List.of(path, path + "/id", path + "/id/confirm", path + "s")) {
                for (var verb : List.of("GET", "POST", "DELETE")) {
                    assertThat(preferred(verb, requested))
                            .as("%s %s", verb, requested)
                            .isEqualTo(firstInTheList(verb, requested));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/payment_methods, authorization-service",
        "GET, /v1/payment_methods, checkout-service",
        "POST, /v1/payment_methods/pm_1/attach, checkout-service",
        "POST, /v1/tokens, authorization-service",
        "GET, /v1/tokens/tok_1, checkout-service",
        "POST, /v1/payment_intents/pi_1/confirm, checkout-service",
        "POST, /v1/test_helpers/test_clocks, checkout-service",
        "GET, /c/cs_test_1, checkout-service",
        "GET, /v1/reviews, fraud-service",
        "GET, /v1/balance, settlement-service",
        "GET, /v1/balance/history/txn_1, settlement-service",
        "GET, /v1/balance_transactions, settlement-service"
    })
    void a_request_reaches_the_owner_of_its_resource(String verb, String path, String service) {
        assertThat(preferred(verb, path)).hasValue(service);
    }

    @ParameterizedTest
    @CsvSource({"/", "/v1", "/internal/merchants", "/q/health", "/v1/unknown", "/v1/balances"})
    void what_is_not_public_is_not_routed(String path) {
        assertThat(preferred("GET", path)).isEmpty();
        assertThat(preferred("POST", path)).isEmpty();
    }

    @Test
    void a_route_leads_to_a_service_of_the_release() {
        var manifests = Chart.manifests().toList();
        for (var backend : rules().flatMap(rule -> children(rule.path("backendRefs"))).toList()) {
            var service = Chart.find(manifests, "Service", backend.path("name").asText());

            assertThat(service.at("/spec/ports/0/port")).isEqualTo(backend.path("port"));
        }
    }

    @Test
    void a_request_brings_no_identity_of_its_own() {
        assertThat(rules())
                .allSatisfy(rule ->
                        assertThat(Yaml.texts(rule.at("/filters/0/requestHeaderModifier/remove")))
                                .contains("X-Merchant-Id", "Forwarded"));
    }

    /** The custom resource's own limits and fields, for which there is no validator offline. */
    @Test
    void the_route_has_the_shape_of_the_gateway_api() {
        assertThat(HTTP_ROUTE.at("/apiVersion").asText()).isEqualTo("gateway.networking.k8s.io/v1");
        assertThat(fields(HTTP_ROUTE.at("/spec")))
                .containsExactlyInAnyOrder("parentRefs", "hostnames", "rules");
        assertThat(fields(HTTP_ROUTE.at("/spec/parentRefs/0")))
                .containsExactlyInAnyOrder("name", "namespace");
        assertThat(rules()).hasSizeBetween(1, 16);
        assertThat(rules()).allSatisfy(HttpRouteTest::hasTheShapeOfARule);
    }

    private static void hasTheShapeOfARule(JsonNode rule) {
        assertThat(fields(rule)).containsExactlyInAnyOrder("matches", "filters", "backendRefs");
        assertThat(children(rule.path("matches"))).hasSizeBetween(1, 8);
        for (var match : children(rule.path("matches")).toList()) {
            assertThat(fields(match)).isSubsetOf("path", "method");
            assertThat(fields(match.path("path"))).containsExactlyInAnyOrder("type", "value");
            assertThat(match.at("/path/type").asText()).isIn("Exact", "PathPrefix");
        }
    }

    private static Stream<JsonNode> rules() {
        return children(HTTP_ROUTE.at("/spec/rules"));
    }

    private static List<Route> offered() {
        return rules().flatMap(
                        rule -> children(rule.path("matches")).map(match -> route(rule, match)))
                .toList();
    }

    private static Route route(JsonNode rule, JsonNode match) {
        return new Route(
                match.at("/path/value").asText(),
                match.at("/path/type").asText().equals("Exact"),
                match.path("method").textValue(),
                rule.at("/backendRefs/0/name").asText().replaceFirst("^shop-", ""));
    }

    private static Optional<String> preferred(String verb, String path) {
        return offered().stream()
                .filter(route -> route.matches(verb, path))
                .max(PRECEDENCE)
                .map(Route::service);
    }

    private static Optional<String> firstInTheList(String verb, String path) {
        return Route.all().stream()
                .filter(route -> route.matches(verb, path))
                .findFirst()
                .map(Route::service);
    }

    private static List<String> fields(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }
}
