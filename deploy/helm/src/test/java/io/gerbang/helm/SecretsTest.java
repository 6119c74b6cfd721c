package io.gerbang.helm;

import static io.gerbang.helm.Yaml.children;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTest {
    private static final String KEY_FILE = "/run/gerbang/vault/master-key";

    static Stream<Manifest> workloads() {
        return Chart.workloads();
    }

    @Test
    void the_chart_makes_no_secret() {
        assertThat(Chart.manifests().map(Manifest::kind)).doesNotContain("Secret", "ConfigMap");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void credentials_come_from_existing_secrets_of_this_service(Manifest workload) {
        var database = workload.name().replaceAll("shop-|-service", "") + "-database";
        var credentials =
                workload.variables().stream()
                        .filter(SecretsTest::isCredential)
                        .map(variable -> variable.at("/valueFrom/secretKeyRef"))
                        .map(secret ->
                                secret.path("name").asText() + "/" + secret.path("key").asText())
                        .toList();

        assertThat(credentials)
                .containsExactly(
                        database + "/username",
                        database + "/password",
                        database + "-owner/username",
                        database + "-owner/password");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void no_value_in_the_open_looks_like_a_secret(Manifest workload) {
        assertThat(workload.variables())
                .filteredOn(variable -> variable.has("value"))
                .noneMatch(SecretsTest::isCredential)
                .allSatisfy(variable ->
                        assertThat(variable.path("value").asText())
                                .doesNotContain("@", "password", "sk_"));
    }

    @Test
    void only_the_vault_sees_the_master_key() {
        for (var service : Chart.SERVICES) {
            var secrets =
                    children(Chart.workload(service).pod().path("volumes"))
                            .filter(volume -> volume.has("secret"))
                            .map(volume -> volume.at("/secret/secretName").asText())
                            .toList();

            assertThat(secrets)
                    .as(service)
                    .isEqualTo(
                            service.equals("authorization-service")
                                    ? List.of("vault-master-key")
                                    : List.of());
        }
    }

    @Test
    void the_master_key_is_a_file_that_its_owner_alone_may_read() {
        var vault = Chart.workload("authorization-service");
        var copies = children(vault.pod().path("initContainers")).toList();
        var secret = volume(vault, "master-key-secret").path("secret");

        assertThat(secret.path("defaultMode").asInt()).isEqualTo(0400);
        assertThat(copies).hasSize(1);
        assertThat(Yaml.texts(copies.getFirst().path("command")))
                .containsExactly(
                        "install", "--mode=0400", "/etc/gerbang/vault/master-key", KEY_FILE);
        assertThat(vault.variable("GERBANG_VAULT_MASTER_KEY_FILE").path("value").asText())
                .isEqualTo(KEY_FILE);
        assertThat(volume(vault, "master-key").at("/emptyDir/medium").asText()).isEqualTo("Memory");
    }

    @Test
    void the_vault_itself_reads_the_copy_only() {
        var mounts =
                children(
                                Chart.workload("authorization-service")
                                        .serviceContainer()
                                        .path("volumeMounts"))
                        .toList();

        assertThat(mounts)
                .extracting(mount -> mount.path("name").asText())
                .containsExactly("temporary", "master-key");
        assertThat(mounts.getLast().path("readOnly").asBoolean()).isTrue();
    }

    private static JsonNode volume(Manifest workload, String name) {
        return children(workload.pod().path("volumes"))
                .filter(volume -> volume.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isCredential(JsonNode variable) {
        return variable.path("name").asText().matches(".*_(USERNAME|PASSWORD)");
    }
}
