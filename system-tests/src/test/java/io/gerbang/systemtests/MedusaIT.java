package io.gerbang.systemtests;

import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.NodeTests;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A real shop's Stripe plugin, unmodified, told in {@code src/test/node}. */
@ExtendWith(GatewayExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class MedusaIT {
    private final RunningGateway gateway;

    MedusaIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @TestFactory
    Stream<DynamicTest> medusas_plugin_takes_payments() throws Exception {
        return NodeTests.run(gateway, "medusa.test.mjs", "--import", "./redirect.mjs");
    }
}
