package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Answer;
import java.util.List;

/**
 * What a shopper's browser sees of a payment or a setup intent, which is what Stripe shows to a
 * publishable key: not what the shop keeps for itself.
 */
final class ShopperViews {

    private static final List<String> OF_THE_SHOP =
            List.of(
                    "amount_capturable",
                    "amount_received",
                    "application",
                    "application_fee_amount",
                    "customer",
                    "latest_attempt",
                    "latest_charge",
                    "mandate",
                    "metadata",
                    "on_behalf_of",
                    "review",
                    "statement_descriptor",
                    "statement_descriptor_suffix",
                    "transfer_data",
                    "transfer_group");

    private ShopperViews() {}

    static Answer of(Answer answer) {
        var body = answer.body().deepCopy();
        for (var subject : List.of("payment_intent", "setup_intent")) {
            if (body.path("error").path(subject) instanceof ObjectNode object) {
                object.remove(OF_THE_SHOP);
            }
        }
        return answer.with(of(body));
    }

    static ObjectNode of(ObjectNode object) {
        return object.remove(OF_THE_SHOP);
    }
}
