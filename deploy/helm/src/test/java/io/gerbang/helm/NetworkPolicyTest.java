package io.gerbang.helm;

import static io.gerbang.helm.Yaml.children;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkPolicyTest {

    static Stream<Manifest> policies() {
        return Chart.manifests("NetworkPolicy");
    }

    @Test
    void every_services_pods_are_fenced_both_ways() {
        for (var service : Chart.SERVICES) {
            var policy = policy(service);
            var labels = Chart.workload(service).at("/spec/template/metadata/labels");

            assertThat(Yaml.texts(policy.at("/spec/policyTypes")))
                    .containsExactly("Ingress", "Egress");
            assertThat(labels.properties())
                    .containsAll(policy.at("/spec/podSelector/matchLabels").properties());
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void only_the_gateway_and_neighbours_come_in(Manifest policy) {
        var rules = children(policy.at("/spec/ingress")).toList();
        var labels = Chart.workload("checkout-service").at("/spec/template/metadata/labels");

        assertThat(rules).hasSize(1);
        assertThat(ports(rules.getFirst())).containsExactly(8080);
        assertThat(children(rules.getFirst().path("from"))).hasSize(2);
        assertThat(labels.properties())
                .containsAll(
                        policy.at("/spec/ingress/0/from/0/podSelector/matchLabels").properties());
        assertThat(policy.at("/spec/ingress/0/from/1").has("namespaceSelector")).isTrue();
    }

    @Test
    void a_service_goes_out_to_what_it_needs_only() {
        assertThat(portsOut("fraud-service")).containsExactly(53, 53, 8080, 9092, 5432);
        assertThat(portsOut("authorization-service"))
                .containsExactly(53, 53, 8080, 9092, 5432, 8583, 443);
        assertThat(portsOut("settlement-service")).containsExactly(53, 53, 8080, 9092, 5432, 443);
        assertThat(portsOut("checkout-service")).containsExactly(53, 53, 8080, 9092, 5432, 443);
    }

    @Test
    void a_webhook_never_goes_inside() {
        var internet = children(policy("checkout-service").at("/spec/egress")).toList().getLast();

        assertThat(Yaml.texts(internet.at("/to/0/ipBlock/except")))
                .contains("10.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16")
                .contains("100.64.0.0/10", "127.0.0.0/8");
        assertThat(Yaml.texts(internet.at("/to/1/ipBlock/except")))
                .contains("::1/128", "fc00::/7", "fe80::/10", "64:ff9b::/96");
    }

    @Test
    void every_port_of_the_given_servers_is_open() {
        var manifests =
                Chart.render(
                        Chart.template()
                                .set(
                                        "global.kafka.bootstrapServers",
                                        "a.example.com:9092,b.example.com:9094")
                                .set("global.postgresql.port", 6432)
                                .set("settlement-service.payingBank.url", "http://bank:8443/api"));
        var policy = Chart.find(manifests, "NetworkPolicy", "shop-settlement-service");

        assertThat(portsOut(policy)).containsExactly(53, 53, 8080, 9092, 9094, 6432, 8443);
    }

    @Test
    void peers_narrow_where_a_port_leads() {
        var manifests =
                Chart.render(
                        Chart.template()
                                .set(
                                        "global.networkPolicy.postgresql[0].ipBlock.cidr",
                                        "10.1.2.3/32"));
        var policy = Chart.find(manifests, "NetworkPolicy", "shop-fraud-service");

        assertThat(policy.at("/spec/egress/3/to/0/ipBlock/cidr").asText()).isEqualTo("10.1.2.3/32");
    }

    @Test
    void a_cluster_without_policies_can_do_without() {
        var template = Chart.template().set("global.networkPolicy.enabled", false);

        assertThat(Chart.render(template)).noneMatch(each -> each.kind().equals("NetworkPolicy"));
    }

    private static Manifest policy(String service) {
        return Chart.find(Chart.manifests().toList(), "NetworkPolicy", "shop-" + service);
    }

    private static List<Integer> portsOut(String service) {
        return portsOut(policy(service));
    }

    private static List<Integer> portsOut(Manifest policy) {
        return children(policy.at("/spec/egress")).flatMap(rule -> ports(rule).stream()).toList();
    }

    private static List<Integer> ports(JsonNode rule) {
        return children(rule.path("ports")).map(port -> port.path("port").asInt()).toList();
    }
}
