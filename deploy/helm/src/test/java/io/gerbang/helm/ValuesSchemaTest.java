package io.gerbang.helm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesSchemaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/global/publicUrl",
                "/global/image/registry",
                "/global/kafka/bootstrapServers",
                "/global/postgresql/host",
                "/global/networkPolicy/gateway",
                "/gateway/name",
                "/gateway/namespace",
                "/gateway/hostnames",
                "/checkout-service/database/secretName",
                "/checkout-service/shopperHashKeySecret",
                "/fraud-service/database/secretName",
                "/fraud-service/database/ownerSecretName",
                "/authorization-service/vault",
                "/authorization-service/vault/masterKeySecret/name",
                "/authorization-service/cardNetwork/host",
                "/authorization-service/threeDSecure/url",
                "/settlement-service/payingBank/url"
            })
    void a_value_that_is_missing_is_named(String pointer, @TempDir Path folder) {
        var path = JsonPointer.compile(pointer);
        var missing = path.last().getMatchingProperty();
        var values = Yaml.read(Chart.VALUES);
        ((ObjectNode) values.at(path.head())).remove(missing);
        var file = folder.resolve("values.yaml");
        Yaml.write(file, values);

        assertThatThrownBy(() -> Chart.template(file).call())
                .hasMessageContaining("missing propert")
                .hasMessageContaining("'%s'", missing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "surprise",
                "global.kafka.password",
                "global.postgresql.password",
                "global.networkPolicy.gatway",
                "gateway.port",
                "checkout-service.demoMerchant",
                "fraud-service.database.password",
                "fraud-service.vault",
                "authorization-service.vault.masterKey",
                "settlement-service.payingBank.key"
            })
    void a_value_that_nobody_reads_is_refused(String path) {
        var template = Chart.template().set(path, "x");

        assertThatThrownBy(template::call).hasMessageContaining("additional propert");
    }

    @ParameterizedTest
    @CsvSource({
        "global.replicas, 0",
        "global.replicas, two",
        "global.postgresql.port, 70000",
        "global.kafka.bootstrapServers, kafka.example.com",
        "global.image.pullPolicy, Sometimes",
        "checkout-service.database.name, Checkout",
        "authorization-service.cardNetwork.terminalId, NINECHARS",
        "settlement-service.payingBank.url, ftp://bank.example.com"
    })
    void a_value_that_cannot_be_is_refused(String path, String value) {
        var template = Chart.template().set(path, value);

        assertThatThrownBy(template::call).hasMessageContaining("/" + path.replace('.', '/'));
    }

    @Test
    void the_charts_own_values_alone_are_not_enough() {
        var template = new Helm(Chart.FOLDER).template().withKubeVersion("1.30.0");

        assertThatThrownBy(template::call).hasMessageContaining("missing propert");
    }
}
