package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gerbang.systemtests.gateway.ChildProcess;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The same as with the Java client, told in {@code src/test/node}. What the gateway answers there
 * must be as the typings of the client say.
 */
@ExtendWith(GatewayExtension.class)
class StripeNodeIT {
    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path FOLDER = Path.of("target/node");
    private static final String TESTS = "payments.test.mjs";

    private final RunningGateway gateway;

    StripeNodeIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void payments_can_be_taken_with_the_node_client() throws Exception {
        assumeTrue(isOnPath("node") && isOnPath("npm"), "Node is not installed");
        Files.createDirectories(FOLDER);
        for (var file : List.of("package.json", "package-lock.json", "typings.mjs", TESTS)) {
            var copy = FOLDER.resolve(file);
            Files.copy(SOURCES.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        run(Map.of(), "npm", "ci", "--no-audit", "--no-fund");

        var merchant = gateway.newMerchant();
        run(
                Map.of(
                        "GERBANG_URL", gateway.url(),
                        "GERBANG_SECRET_KEY", merchant.secretKey(),
                        "GERBANG_PUBLISHABLE_KEY", merchant.publishableKey()),
                "node",
                "--test",
                TESTS);
    }

    private static void run(Map<String, String> environment, String... command) throws Exception {
        var ended = ChildProcess.run(FOLDER, environment, List.of(command));
        assertThat(ended.status()).as(ended.output()).isZero();
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
