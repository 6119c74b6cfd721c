package io.gerbang.bench.load;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Payment methods to pay with: many cards of our own, and now and then the one in every example.
 */
public final class Cards {
    private static final Card SHARED = new Card("pm_card_visa", null);
    private static final int TEN = 10;
    private static final int CONCURRENT = 8;

    private final List<Card> own;
    private final int sharedOfTen;

    private Cards(List<Card> own, int sharedOfTen) {
        this.own = own;
        this.sharedOfTen = sharedOfTen;
    }

    /**
     * Puts as many new cards into the vault, each of a customer who may pay with it again and
     * again; fails with the first that is refused.
     */
    public static Future<Cards> create(
            GatewayClient client, String run, int count, RandomGenerator random) {
        var cards = new ArrayList<Card>(count);
        var workers = new ArrayList<Future<Void>>();
        for (var worker = 0; worker < CONCURRENT; worker++) {
            workers.add(createFrom(client, run, worker, count, random, cards));
        }
        return Future.all(workers).map(_ -> new Cards(cards, 1));
    }

    /** The one in every example, always. */
    public Cards onlyShared() {
        return new Cards(own, TEN);
    }

    /** Our own, always: the vault opens each. */
    public Cards onlyOwn() {
        return new Cards(own, 0);
    }

    Card pick(RandomGenerator random) {
        return random.nextInt(TEN) < sharedOfTen ? SHARED : own.get(random.nextInt(own.size()));
    }

    private static Future<Void> createFrom(
            GatewayClient client,
            String run,
            int index,
            int count,
            RandomGenerator random,
            List<Card> cards) {
        if (index >= count) {
            return Future.succeededFuture();
        }
        return keep(client, run + "-card-" + index, random)
                .compose(card -> attach(client, run, index, card))
                .compose(card -> {
                    cards.add(card);
                    return createFrom(client, run, index + CONCURRENT, count, random, cards);
                });
    }

    /** Puts one new card into the vault, and gives the id of the payment method. */
    public static Future<String> keep(GatewayClient client, String key, RandomGenerator random) {
        var form =
                new Form()
                        .with("type", "card")
                        .with("card[number]", CardNumbers.next(random))
                        .with("card[exp_month]", 12)
                        .with("card[exp_year]", 2034)
                        .with("card[cvc]", 123);
        return client.post("/v1/payment_methods", form, key)
                .compose(GatewayClient::succeed)
                .map(answer -> answer.body().getString("id"));
    }

    private static Future<Card> attach(
            GatewayClient client, String run, int index, String paymentMethod) {
        var form = new Form().with("payment_method", paymentMethod);
        return client.post("/v1/customers", form, run + "-customer-" + index)
                .compose(GatewayClient::succeed)
                .map(answer -> new Card(paymentMethod, answer.body().getString("id")));
    }
}
