package io.gerbang.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two clients' models together stand for an API server: one knows the fields, one their types. */
class ManifestTest {
    private static final KubernetesSerialization TYPES = new KubernetesSerialization();

    /** The kinds of Kubernetes itself; HTTPRoute's fields are checked by {@link HttpRouteTest}. */
    private static final Map<String, Fields> FIELDS =
            Map.of(
                    "NetworkPolicy", V1NetworkPolicy::validateJsonElement,
                    "PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
                    "Service", V1Service::validateJsonElement,
                    "ServiceAccount", V1ServiceAccount::validateJsonElement,
                    "StatefulSet", V1StatefulSet::validateJsonElement);

    private interface Fields {
        void check(JsonElement manifest) throws IOException;
    }

    @BeforeAll
    static void the_models_have_their_parser() {
        assertThat(JSON.getGson()).isNotNull();
    }

    static Stream<Manifest> everyManifest() {
        return Chart.manifests();
    }

    static Stream<Manifest> manifestsOfKubernetes() {
        return Chart.manifests().filter(manifest -> !manifest.kind().equals("HTTPRoute"));
    }

    @ParameterizedTest
    @MethodSource("manifestsOfKubernetes")
    void every_field_is_known_and_none_is_missing(Manifest manifest) {
        assertThat(FIELDS).containsKey(manifest.kind());
        assertThatCode(() -> checkFields(manifest)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("everyManifest")
    void every_field_has_its_type(Manifest manifest) {
        HasMetadata typed = TYPES.unmarshal(manifest.json().toString());

        assertThat(typed).isNotInstanceOf(GenericKubernetesResource.class);
    }

    @ParameterizedTest
    @MethodSource("everyManifest")
    void every_object_lies_in_the_releases_namespace_and_is_labelled(Manifest manifest) {
        var labels = manifest.at("/metadata/labels");

        assertThat(manifest.at("/metadata/namespace").asText()).isEqualTo("payments");
        assertThat(labels.path("app.kubernetes.io/part-of").asText()).isEqualTo("gerbang");
        assertThat(labels.path("app.kubernetes.io/instance").asText()).isEqualTo("shop");
    }

    @Test
    void a_misspelt_field_would_be_noticed() {
        var manifest = copyOfAWorkload();
        ((ObjectNode) manifest.pod()).put("serviceAcountName", "x");

        assertThatThrownBy(() -> checkFields(manifest)).hasMessageContaining("serviceAcountName");
    }

    @Test
    void a_wrong_type_would_be_noticed() {
        var manifest = copyOfAWorkload();
        ((ObjectNode) manifest.at("/spec")).put("replicas", "two");

        assertThatThrownBy(() -> TYPES.unmarshal(manifest.json().toString()))
                .hasRootCauseInstanceOf(InvalidFormatException.class);
    }

    private static void checkFields(Manifest manifest) throws IOException {
        FIELDS.get(manifest.kind()).check(JsonParser.parseString(manifest.json().toString()));
    }

    private static Manifest copyOfAWorkload() {
        return Manifest.of(Chart.workload("fraud-service").json().deepCopy());
    }
}
