package io.gerbang.bench.seed;

import io.gerbang.bench.load.Answer;
import io.gerbang.bench.load.Form;
import io.gerbang.bench.load.GatewayClient;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;

/**
 * Makes a customer and one payment of each kind by the API, so that what is copied is what the
 * gateway itself writes. Blocks.
 *
 * @param run tells this run's idempotency keys from those of all others
 * @param card id of a payment method that is nobody's yet, or the name of a published test card
 */
record Models(GatewayClient client, String run, String card) {
    private static final String PAYMENT_INTENTS = "/v1/payment_intents";
    private static final String PAYMENT_METHODS = "/v1/payment_methods/";
    private static final long AMOUNT = 73_519;

    /** Somebody with an address and a card. */
    Model customer() {
        var said = new EnumMap<>(Persona.said(Persona.MODEL));
        var person =
                new Form().with("email", said.get(Mark.EMAIL)).with("name", said.get(Mark.NAME));
        var customer = post("/v1/customers", person, "customer").getString("id");
        var owner = new Form().with("customer", customer);
        var method = post(PAYMENT_METHODS + card + "/attach", owner, "attach").getString("id");
        var address =
                new Form()
                        .with("billing_details[address][postal_code]", said.get(Mark.POSTAL_CODE));
        var kept = post(PAYMENT_METHODS + method, address, "address");
        said.put(Mark.CUSTOMER, customer);
        said.put(Mark.PAYMENT_METHOD, method);
        put(said, kept.getJsonObject("card"));
        return new Model(customer, said);
    }

    /** A payment, by the customer where its kind names no card. */
    Model payment(Kind kind, Model customer) {
        var said = new EnumMap<Mark, String>(Mark.class);
        said.put(Mark.AMOUNT, Long.toString(AMOUNT));
        said.put(Mark.ORDER, "model-" + kind);
        said.put(Mark.KEY, run + "-" + kind);
        var form =
                new Form()
                        .with("amount", AMOUNT)
                        .with("currency", kind.currency())
                        .with("payment_method_types[]", "card")
                        .with("metadata[order]", said.get(Mark.ORDER))
                        .with("capture_method", kind == Kind.HELD ? "manual" : "automatic");
        if (kind.isPaid()) {
            form.with("confirm", true);
            form.with(
                    "payment_method", kind.card().orElse(customer.said().get(Mark.PAYMENT_METHOD)));
        }
        if (kind.isPaid() && kind.card().isEmpty()) {
            form.with("customer", customer.id());
            said.putAll(customer.said());
            said.remove(Mark.EMAIL);
            said.remove(Mark.NAME);
        }
        var answer = await(client.post(PAYMENT_INTENTS, form, said.get(Mark.KEY)));
        var id = made(kind, answer).getString("id");
        said.put(Mark.PAYMENT, id.substring(id.indexOf('_') + 1));
        kind.card().ifPresent(_ -> put(said, chargedCard(id)));
        end(kind, id);
        return new Model(id, said);
    }

    private void end(Kind kind, String payment) {
        switch (kind) {
            case REFUNDED ->
                    post(
                            "/v1/refunds",
                            new Form().with("payment_intent", payment),
                            kind + "-refund");
            case CANCELED ->
                    post(PAYMENT_INTENTS + "/" + payment + "/cancel", new Form(), kind + "-cancel");
            case USD, EUR, IDR, GUEST, RARE_CARD, DECLINED, ABANDONED, HELD -> {}
        }
    }

    /** The payment, in the state that was to be expected. */
    private static JsonObject made(Kind kind, Answer answer) {
        var payment =
                kind == Kind.DECLINED && !answer.isSuccess()
                        ? answer.body().getJsonObject("error").getJsonObject("payment_intent")
                        : await(GatewayClient.succeed(answer)).body();
        var status = payment == null ? answer.problem() : payment.getString("status");
        if (!kind.status().equals(status)) {
            throw new IllegalStateException(
                    "A model payment is to be %s and is %s".formatted(kind.status(), status));
        }
        return payment;
    }

    private JsonObject chargedCard(String payment) {
        return get("/v1/charges?payment_intent=" + payment)
                .getJsonArray("data")
                .getJsonObject(0)
                .getJsonObject("payment_method_details")
                .getJsonObject("card");
    }

    private static void put(Map<Mark, String> said, JsonObject card) {
        said.put(Mark.LAST4, card.getString("last4"));
        var fingerprint = card.getString("fingerprint");
        if (fingerprint != null) {
            said.put(Mark.FINGERPRINT, fingerprint);
        }
    }

    private JsonObject get(String path) {
        return await(client.send(HttpMethod.GET, path).compose(GatewayClient::succeed)).body();
    }

    private JsonObject post(String path, Form form, String key) {
        var answer = client.post(path, form, run + "-" + key);
        return await(answer.compose(GatewayClient::succeed)).body();
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
