package io.gerbang.helm;

import static io.gerbang.helm.Yaml.children;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadTest {

    static Stream<Manifest> workloads() {
        return Chart.workloads();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void a_pod_is_known_to_its_service_by_its_own_stable_name(Manifest workload) {
        var slot = workload.variable("GERBANG_SLOT");

        assertThat(slot.at("/valueFrom/fieldRef/fieldPath").asText()).isEqualTo("metadata.name");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void a_service_is_started_then_kept_ready_and_alive_by_its_own_health(Manifest workload) {
        assertThat(probed(workload, "startupProbe")).isEqualTo("/q/health/started");
        assertThat(probed(workload, "readinessProbe")).isEqualTo("/q/health/ready");
        assertThat(probed(workload, "livenessProbe")).isEqualTo("/q/health/live");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void a_pod_meets_the_restricted_security_standard(Manifest workload) {
        var security = workload.pod().path("securityContext");

        assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(security.path("runAsUser").asInt()).isPositive();
        assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(workload.containers()).isNotEmpty();
        for (var container : workload.containers()) {
            var own = container.path("securityContext");
            assertThat(own.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(own.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(Yaml.texts(own.at("/capabilities/drop"))).containsExactly("ALL");
            assertThat(own.at("/capabilities").has("add")).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void every_container_has_a_share_of_memory_and_a_limit(Manifest workload) {
        for (var container : workload.containers()) {
            assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
            assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void nothing_of_a_pod_can_speak_to_the_cluster(Manifest workload) {
        var account = workload.pod().path("serviceAccountName").asText();
        var manifests = Chart.manifests().toList();

        assertThat(account).isEqualTo(workload.name());
        assertThat(workload.pod().path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(
                        Chart.find(manifests, "ServiceAccount", account)
                                .at("/automountServiceAccountToken")
                                .asBoolean(true))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void what_selects_a_services_pods_fits_their_labels(Manifest workload) {
        var manifests = Chart.manifests().toList();
        var labels = workload.at("/spec/template/metadata/labels");
        var service = Chart.find(manifests, "Service", workload.name());
        var pods = Chart.find(manifests, "Service", workload.at("/spec/serviceName").asText());
        var budget = Chart.find(manifests, "PodDisruptionBudget", workload.name());

        assertThat(pods.at("/spec/clusterIP").asText()).isEqualTo("None");
        for (var selector :
                Stream.of(
                                workload.at("/spec/selector/matchLabels"),
                                service.at("/spec/selector"),
                                pods.at("/spec/selector"),
                                budget.at("/spec/selector/matchLabels"))
                        .toList()) {
            assertThat(selector.properties()).isNotEmpty();
            assertThat(labels.properties()).containsAll(selector.properties());
        }
    }

    @Test
    void a_service_may_differ_from_the_others() {
        var manifests =
                Chart.render(
                        Chart.template()
                                .set("fraud-service.replicas", 5)
                                .set("fraud-service.jvmOptions", "-XX:+UseG1GC")
                                .set("global.image.tag", "1.2.3"));
        var fraud = Chart.find(manifests, "StatefulSet", "shop-fraud-service");
        var checkout = Chart.find(manifests, "StatefulSet", "shop-checkout-service");

        assertThat(fraud.at("/spec/replicas").asInt()).isEqualTo(5);
        assertThat(checkout.at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(fraud.variable("JDK_JAVA_OPTIONS").path("value").asText())
                .isEqualTo("-XX:+UseG1GC");
        assertThat(fraud.serviceContainer().path("image").asText())
                .isEqualTo("registry.example.com/gerbang/fraud-service:1.2.3");
    }

    private static String probed(Manifest workload, String probe) {
        var check = workload.serviceContainer().path(probe).path("httpGet");
        var ports = workload.serviceContainer().path("ports");
        assertThat(children(ports).map(port -> port.path("name").asText()))
                .contains(check.path("port").asText());
        return check.path("path").asText();
    }
}
