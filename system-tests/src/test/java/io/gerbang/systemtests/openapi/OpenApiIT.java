package io.gerbang.systemtests.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The description that is served is that of the code: of its routes, and of what they answer. It is
 * rewritten with {@code -Dgerbang.update=true}.
 */
@ExtendWith(GatewayExtension.class)
class OpenApiIT {
    private static final boolean UPDATE = Boolean.getBoolean("gerbang.update");
    private static final Path FILE =
            Path.of("../checkout-service/src/main/resources/META-INF/resources/v1/openapi.json");

    private final RunningGateway gateway;

    OpenApiIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void every_route_answers_what_is_written_of_it() throws Exception {
        var routes = Routes.ofServices();
        var document =
                Files.exists(FILE)
                        ? new Document(Files.readString(FILE), routes)
                        : Document.empty(routes);
        new Tour(new Wire(gateway).with(gateway.newMerchant().secretKey()), document).run();
        if (UPDATE) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, document.toString());
        }

        assertThat(document.untried()).as("public routes that the tour does not ask").isEmpty();
        assertThat(Files.readString(FILE))
                .as("%s is stale: run this test with -Dgerbang.update=true", FILE)
                .isEqualTo(document.toString());
    }

    @Test
    void it_is_served_to_everybody() throws Exception {
        var served = new Wire(gateway).get("/v1/openapi.json");

        assertThat(served.status()).isEqualTo(200);
        assertThat(served.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/json");
        assertThat(served.text()).isEqualTo(Files.readString(FILE));
    }
}
