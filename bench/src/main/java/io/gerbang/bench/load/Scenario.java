package io.gerbang.bench.load;

import io.gerbang.bench.load.Outcome.Failed;
import io.gerbang.bench.load.Outcome.Late;
import io.gerbang.bench.load.Outcome.Succeeded;
import io.vertx.core.Future;

/** What a merchant asks of the gateway to be paid once. */
public enum Scenario {
    /** Create with confirm: authorized and captured in one request. */
    PURCHASE("purchase", "automatic"),
    /** Create with confirm, then capture: two requests. */
    AUTHORIZE_AND_CAPTURE("authorize + capture", "manual");

    private static final String PAYMENT_INTENTS = "/v1/payment_intents";

    private final String title;
    private final String captureMethod;

    Scenario(String title, String captureMethod) {
        this.title = title;
        this.captureMethod = captureMethod;
    }

    public String title() {
        return title;
    }

    /** Never fails: that a payment failed is an outcome. */
    Future<Outcome> pay(GatewayClient client, Order order) {
        var form =
                new Form()
                        .with("amount", order.amount())
                        .with("currency", order.currency())
                        .with("payment_method_types[]", "card")
                        .with("payment_method", order.card().paymentMethod())
                        .with("capture_method", captureMethod)
                        .with("confirm", true);
        if (order.card().customer() != null) {
            form.with("customer", order.card().customer());
        }
        return client.post(PAYMENT_INTENTS, form, order.key())
                .compose(created ->
                        isAuthorized(created)
                                ? capture(client, created, order)
                                : Future.succeededFuture(outcome(created, 0)))
                .otherwise(failure -> new Failed(failure.getClass().getSimpleName()));
    }

    private static boolean isAuthorized(Answer created) {
        return "requires_capture".equals(created.body().getString("status"));
    }

    private static Future<Outcome> capture(GatewayClient client, Answer created, Order order) {
        var path = PAYMENT_INTENTS + "/" + created.body().getString("id") + "/capture";
        var begin = System.nanoTime();
        return client.post(path, new Form(), order.key() + "-capture")
                .map(captured -> outcome(captured, System.nanoTime() - begin));
    }

    private static Outcome outcome(Answer answer, long captureNanoseconds) {
        if (!answer.isSuccess()) {
            return new Failed(answer.problem());
        }
        var id = answer.body().getString("id");
        return switch (answer.body().getString("status", "")) {
            case "succeeded" -> new Succeeded(id, captureNanoseconds);
            case "processing" -> new Late(id);
            default -> new Failed("status " + answer.body().getString("status"));
        };
    }
}
