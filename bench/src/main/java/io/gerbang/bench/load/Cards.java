package io.gerbang.bench.load;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Payment methods to pay with: many cards of our own, and now and then the one in every example.
 */
public final class Cards {
    private static final String SHARED = "pm_card_visa";
    private static final int SHARED_EVERY = 10;
    private static final int CONCURRENT = 8;

    private final List<String> ids;

    private Cards(List<String> ids) {
        this.ids = ids;
    }

    /** Puts as many new cards into the vault; fails with the first that it refuses. */
    public static Future<Cards> create(
            GatewayClient client, String run, int count, RandomGenerator random) {
        var ids = new ArrayList<String>(count);
        var workers = new ArrayList<Future<Void>>();
        for (var worker = 0; worker < CONCURRENT; worker++) {
            workers.add(createFrom(client, run, worker, count, random, ids));
        }
        return Future.all(workers).map(_ -> new Cards(ids));
    }

    String pick(RandomGenerator random) {
        return random.nextInt(SHARED_EVERY) == 0 ? SHARED : ids.get(random.nextInt(ids.size()));
    }

    private static Future<Void> createFrom(
            GatewayClient client,
            String run,
            int index,
            int count,
            RandomGenerator random,
            List<String> ids) {
        if (index >= count) {
            return Future.succeededFuture();
        }
        var form =
                new Form()
                        .with("type", "card")
                        .with("card[number]", CardNumbers.next(random))
                        .with("card[exp_month]", 12)
                        .with("card[exp_year]", 2034)
                        .with("card[cvc]", 123);
        return client.post("/v1/payment_methods", form, run + "-card-" + index)
                .compose(GatewayClient::succeed)
                .compose(answer -> {
                    ids.add(answer.body().getString("id"));
                    return createFrom(client, run, index + CONCURRENT, count, random, ids);
                });
    }
}
