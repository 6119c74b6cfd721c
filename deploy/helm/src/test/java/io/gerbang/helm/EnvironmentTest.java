package io.gerbang.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentTest {
    private static final List<String> COMMON =
            List.of(
                    "GERBANG_SLOT",
                    "JDK_JAVA_OPTIONS",
                    "QUARKUS_HTTP_HOST",
                    "QUARKUS_HTTP_PORT",
                    "QUARKUS_SHUTDOWN_TIMEOUT",
                    "KAFKA_BOOTSTRAP_SERVERS",
                    "QUARKUS_DATASOURCE_REACTIVE_URL",
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    "QUARKUS_DATASOURCE_USERNAME",
                    "QUARKUS_DATASOURCE_PASSWORD",
                    "QUARKUS_FLYWAY_USERNAME",
                    "QUARKUS_FLYWAY_PASSWORD",
                    "GERBANG_CHECKOUT_URL",
                    "GERBANG_FRAUD_URL",
                    "GERBANG_AUTHORIZATION_URL",
                    "GERBANG_SETTLEMENT_URL");

    static Stream<Manifest> workloads() {
        return Chart.workloads();
    }

    @Test
    void a_service_gets_what_all_have_and_what_only_it_needs() {
        assertThat(names("checkout-service"))
                .containsExactlyElementsOf(
                        with("GERBANG_SHOPPER_HASH_KEY", "GERBANG_PUBLIC_URL", "GERBANG_MODES"));
        assertThat(names("fraud-service")).containsExactlyElementsOf(COMMON);
        assertThat(names("authorization-service"))
                .containsExactlyElementsOf(
                        with(
                                "GERBANG_VAULT_MASTER_KEY_FILE",
                                "GERBANG_CARD_NETWORK_HOST",
                                "GERBANG_CARD_NETWORK_PORT",
                                "GERBANG_THREE_D_SECURE_URL",
                                "GERBANG_PUBLIC_URL"));
        assertThat(names("settlement-service"))
                .containsExactlyElementsOf(with("GERBANG_PAYING_BANK_URL"));
    }

    @Test
    void a_secret_of_variables_sets_how_to_log_in_at_kafka() {
        var manifests =
                Chart.render(Chart.template().set("global.kafka.clientSecretName", "kafka-client"));
        var workload = Chart.find(manifests, "StatefulSet", "shop-fraud-service");

        assertThat(
                        workload.at("/spec/template/spec/containers/0/envFrom/0/secretRef/name")
                                .asText())
                .isEqualTo("kafka-client");
    }

    @Test
    void each_service_has_a_database_of_its_own() {
        assertThat(Chart.workloads().map(each -> value(each, "QUARKUS_DATASOURCE_REACTIVE_URL")))
                .containsExactlyInAnyOrder(
                        "postgresql://postgres.example.com:5432/checkout",
                        "postgresql://postgres.example.com:5432/fraud",
                        "postgresql://postgres.example.com:5432/authorization",
                        "postgresql://postgres.example.com:5432/settlement");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void the_migrations_run_on_the_services_database(Manifest workload) {
        assertThat(value(workload, "QUARKUS_DATASOURCE_JDBC_URL"))
                .isEqualTo("jdbc:" + value(workload, "QUARKUS_DATASOURCE_REACTIVE_URL"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void a_service_finds_its_neighbours(Manifest workload) {
        for (var service : Chart.SERVICES) {
            var variable = "GERBANG_" + service.replace("-service", "").toUpperCase() + "_URL";

            assertThat(value(workload, variable)).isEqualTo("http://shop-" + service + ":8080");
        }
    }

    @Test
    void what_the_acquirer_gave_reaches_the_card_network(@TempDir Path folder) {
        var values = Yaml.read(Chart.VALUES);
        ((ObjectNode) values.at("/authorization-service/cardNetwork"))
                .put("terminalId", "TERM0001")
                .put("acquirerId", "00012345");
        var file = folder.resolve("values.yaml");
        Yaml.write(file, values);

        var manifests = Chart.render(Chart.template(file));
        var workload = Chart.find(manifests, "StatefulSet", "shop-authorization-service");

        assertThat(value(workload, "GERBANG_AUTHORIZATION_ACQUIRER_TERMINAL_ID"))
                .isEqualTo("TERM0001");
        assertThat(value(workload, "GERBANG_AUTHORIZATION_ACQUIRER_ACQUIRER_ID"))
                .isEqualTo("00012345");
    }

    private static List<String> names(String service) {
        return Chart.workload(service).variables().stream()
                .map(variable -> variable.path("name").asText())
                .toList();
    }

    private static List<String> with(String... more) {
        return Stream.concat(COMMON.stream(), Stream.of(more)).toList();
    }

    private static String value(Manifest workload, String variable) {
        return workload.variable(variable).path("value").asText();
    }
}
