package io.gerbang.helm;

import static io.gerbang.helm.Yaml.children;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an operator says once to have every connection encrypted. */
class TransportTest {
    private static final List<Manifest> ENCRYPTED =
            Chart.render(
                    Chart.template()
                            .set("global.postgresql.caSecret.name", "postgres-ca")
                            .set("global.postgresql.caSecret.key", "ca.crt")
                            .set("global.serviceTls.secretName", "services-tls")
                            .set("global.serviceTls.caConfigMapName", "services-ca")
                            .set("fraud-service.kafkaClientSecretName", "kafka-fraud")
                            .set("global.kafka.clientSecretName", "kafka-client"));

    @Test
    void what_is_rendered_is_what_kubernetes_knows() throws IOException {
        assertThat(JSON.getGson()).isNotNull();
        for (var workload : workloads().toList()) {
            V1StatefulSet.validateJsonElement(JsonParser.parseString(workload.json().toString()));
        }
    }

    @Test
    void the_databases_certificate_is_checked_by_both_clients() {
        assertThat(workloads())
                .allSatisfy(workload -> {
                    assertThat(value(workload, "QUARKUS_DATASOURCE_JDBC_URL"))
                            .endsWith(
                                    "?sslmode=verify-full"
                                            + "&sslrootcert=/etc/gerbang/postgresql/ca.crt");
                    assertThat(value(workload, "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE"))
                            .isEqualTo("verify-full");
                    assertThat(
                                    value(
                                            workload,
                                            "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS"))
                            .isEqualTo("/etc/gerbang/postgresql/ca.crt");
                    assertThat(volumes(workload)).contains("postgresql-ca");
                });
    }

    @Test
    void services_speak_nothing_but_tls_with_one_another() {
        assertThat(workloads())
                .allSatisfy(workload -> {
                    assertThat(value(workload, "GERBANG_CHECKOUT_URL"))
                            .isEqualTo("https://shop-checkout-service:8443");
                    assertThat(value(workload, "QUARKUS_HTTP_INSECURE_REQUESTS"))
                            .isEqualTo("disabled");
                    assertThat(
                                    workload.serviceContainer()
                                            .at("/readinessProbe/httpGet/scheme")
                                            .asText())
                            .isEqualTo("HTTPS");
                    assertThat(volumes(workload)).contains("tls", "ca");
                });
        var ports =
                ENCRYPTED.stream()
                        .filter(each -> each.kind().equals("Service"))
                        .map(each -> each.at("/spec/ports/0/port").asInt());
        assertThat(ports).containsOnly(8443);
        var policy = Chart.find(ENCRYPTED, "NetworkPolicy", "shop-fraud-service");
        assertThat(policy.at("/spec/ingress/0/ports/0/port").asInt()).isEqualTo(8443);
    }

    @Test
    void the_gateway_checks_the_services_certificates() {
        for (var service : Chart.SERVICES) {
            var policy = Chart.find(ENCRYPTED, "BackendTLSPolicy", "shop-" + service);

            assertThat(policy.at("/spec/targetRefs/0/name").asText()).isEqualTo("shop-" + service);
            assertThat(policy.at("/spec/validation/hostname").asText())
                    .isEqualTo("shop-" + service);
            assertThat(policy.at("/spec/validation/caCertificateRefs/0/name").asText())
                    .isEqualTo("services-ca");
        }
        var route = Chart.find(ENCRYPTED, "HTTPRoute", "shop");
        assertThat(route.at("/spec/rules/0/backendRefs/0/port").asInt()).isEqualTo(8443);
    }

    @Test
    void a_service_logs_in_at_kafka_as_itself() {
        assertThat(kafkaSecret("shop-fraud-service")).isEqualTo("kafka-fraud");
        assertThat(kafkaSecret("shop-checkout-service")).isEqualTo("kafka-client");
    }

    @Test
    void half_of_what_tls_needs_is_refused() {
        var template = Chart.template().set("global.serviceTls.secretName", "services-tls");

        assertThatThrownBy(template::call).hasMessageContaining("caConfigMapName");
    }

    @Test
    void webhooks_go_to_private_ranges_that_the_operator_names() {
        var manifests =
                Chart.render(
                        Chart.template()
                                .set("checkout-service.webhookPrivateTargets[0]", "10.20.0.0/16"));
        var workload = Chart.find(manifests, "StatefulSet", "shop-checkout-service");
        var policy = Chart.find(manifests, "NetworkPolicy", "shop-checkout-service");

        assertThat(value(workload, "GERBANG_PRIVATE_WEBHOOK_TARGETS")).isEqualTo("10.20.0.0/16");
        assertThat(
                        children(policy.at("/spec/egress"))
                                .toList()
                                .getLast()
                                .at("/to/0/ipBlock/cidr")
                                .asText())
                .isEqualTo("10.20.0.0/16");
    }

    private static Stream<Manifest> workloads() {
        return ENCRYPTED.stream().filter(each -> each.kind().equals("StatefulSet"));
    }

    private static String kafkaSecret(String workload) {
        return Chart.find(ENCRYPTED, "StatefulSet", workload)
                .serviceContainer()
                .at("/envFrom/0/secretRef/name")
                .asText();
    }

    private static List<String> volumes(Manifest workload) {
        return children(workload.pod().path("volumes"))
                .map(volume -> volume.path("name").asText())
                .toList();
    }

    private static String value(Manifest workload, String variable) {
        JsonNode found = workload.variable(variable);
        return found.path("value").asText();
    }
}
