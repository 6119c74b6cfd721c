package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Wire;
import io.gerbang.systemtests.security.RandomRequest.Sent;
import io.gerbang.systemtests.security.Surface.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random requests to every route: whatever is asked, the answer is one that is documented. {@code
 * -Dgerbang.test.seed=…} repeats a run, {@code -Dgerbang.test.requests=…} makes it longer.
 */
@ExtendWith(GatewayExtension.class)
class FuzzIT {
    private static final int REQUESTS = Integer.getInteger("gerbang.test.requests", 2_000);
    private static final int CLIENTS = 4;
    private static final int FIRST_FAILURE_OF_OURS = 500;
    private static final Set<String> ERRORS =
            Set.of("invalid_request_error", "card_error", "idempotency_error", "rate_limit_error");

    private final long seed = Long.getLong("gerbang.test.seed", System.nanoTime());
    private final Wire shop;

    FuzzIT(RunningGateway gateway) {
        shop = new Wire(gateway).with(gateway.newMerchant().secretKey());
        System.out.println("seed of the fuzzing: " + seed);
    }

    @Test
    void whatever_is_asked_is_answered_as_documented() throws Exception {
        var surface = Surface.of(shop);
        var own = Estate.of(shop);
        var tasks = new ArrayList<Callable<List<String>>>();
        for (var client = 0; client < CLIENTS; client++) {
            var random = new Random(seed + client);
            tasks.add(() -> ask(surface.operations(), new RandomRequest(random, own), random));
        }

        var wrong = new ArrayList<String>();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (var done : clients.invokeAll(tasks)) {
                wrong.addAll(done.get());
            }
        }

        assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    private List<String> ask(List<Operation> operations, RandomRequest requests, Random random)
            throws Exception {
        var wrong = new ArrayList<String>();
        for (var count = 0; count < REQUESTS / CLIENTS; count++) {
            var operation = operations.get(random.nextInt(operations.size()));
            var sent = requests.send(operation, shop);
            if (!isDocumented(operation, sent)) {
                wrong.add(sent.toString());
            }
        }
        return wrong;
    }

    /**
     * An answer that the document has, or an error of the client's with all that it should have.
     */
    private static boolean isDocumented(Operation operation, Sent sent) {
        var status = sent.answer().status();
        if (operation.statuses().contains(Integer.toString(status))) {
            return true;
        }
        try {
            return status >= 400
                    && status < FIRST_FAILURE_OF_OURS
                    && operation.statuses().contains("default")
                    && sent.answer().json().get("error") instanceof JsonObject error
                    && ERRORS.contains(error.get("type").getAsString())
                    && error.has("message");
        } catch (JsonParseException | IllegalStateException noJson) {
            return false;
        }
    }
}
