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

/**
 * The same as with the Java client, told in {@code src/test/node}. What the gateway answers there
 * must be as the typings of the client say.
 */
@ExtendWith(GatewayExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class StripeNodeIT {
    private final RunningGateway gateway;

    StripeNodeIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @TestFactory
    Stream<DynamicTest> payments_can_be_taken_with_the_node_client() throws Exception {
        return NodeTests.run(gateway, "payments.test.mjs");
    }
}
