package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.AddressChecks;
import io.gerbang.events.CardFacts;
import io.gerbang.web.response.StripeObject;

/** What is shown of a card wherever one is shown. */
final class CardView {

    private CardView() {}

    static StripeObject common(CardFacts card) {
        return StripeObject.part()
                .text("brand", card.brand())
                .text("country", card.country())
                .number("exp_month", card.expMonth())
                .number("exp_year", card.expYear())
                .text("fingerprint", card.fingerprint())
                .text("funding", card.funding())
                .text("last4", card.last4())
                .text("regulated_status", null)
                .node("wallet", null);
    }

    static ObjectNode checks(String cvc, AddressChecks address) {
        return StripeObject.part()
                .text("address_line1_check", address.line1())
                .text("address_postal_code_check", address.postalCode())
                .text("cvc_check", cvc)
                .build();
    }
}
