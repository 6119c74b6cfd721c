package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.AddressChecks;
import io.gerbang.checkout.domain.DerivedIds;
import io.gerbang.checkout.domain.SetupAttempt;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.checkout.domain.SetupState.Canceled;
import io.gerbang.checkout.domain.SetupState.Processing;
import io.gerbang.checkout.domain.SetupState.RequiresAction;
import io.gerbang.checkout.domain.SetupState.RequiresConfirmation;
import io.gerbang.checkout.domain.SetupState.RequiresPaymentMethod;
import io.gerbang.checkout.domain.SetupState.Succeeded;
import io.gerbang.events.CardFacts;
import io.gerbang.web.response.StripeObject;
import org.jspecify.annotations.Nullable;

/** The last attempt of a setup intent as a SetupAttempt. */
public final class SetupAttemptView {

    private SetupAttemptView() {}

    /** Null where none was made. */
    static @Nullable String id(SetupIntent setup) {
        return setup.lastAttempt() == null
                ? null
                : DerivedIds.setupAttempt(setup.id(), setup.attempts());
    }

    public static ObjectNode of(SetupIntent setup, SetupAttempt attempt) {
        return StripeObject.of("setup_attempt", id(setup))
                .text("application", null)
                .time("created", attempt.at())
                .text("customer", setup.details().customerId())
                .text("customer_account", null)
                .node("flow_directions", null)
                .flag("livemode", setup.livemode())
                .text("on_behalf_of", null)
                .text("payment_method", attempt.paymentMethod().facts().id())
                .node("payment_method_details", details(attempt))
                .node("setup_error", error(setup, attempt))
                .text("setup_intent", setup.id())
                .text("status", status(setup, attempt))
                .text("usage", setup.details().usage())
                .build();
    }

    private static ObjectNode details(SetupAttempt attempt) {
        var facts = attempt.paymentMethod().facts();
        var details = JsonNodeFactory.instance.objectNode();
        if (facts.card() != null) {
            details.set("card", card(facts.card()));
        }
        return details.put("type", facts.type());
    }

    private static ObjectNode card(CardFacts card) {
        var view =
                CardView.common(card)
                        .node("checks", CardView.checks("unchecked", AddressChecks.NONE))
                        .text("network", card.brand())
                        .node("three_d_secure", null)
                        .build();
        view.remove("regulated_status");
        return view;
    }

    private static @Nullable ObjectNode error(SetupIntent setup, SetupAttempt attempt) {
        if (attempt.failure() == null) {
            return null;
        }
        var error = CardErrors.json(attempt.failure());
        error.set("payment_method", PaymentMethodView.of(setup, attempt.paymentMethod()));
        return error;
    }

    private static String status(SetupIntent setup, SetupAttempt attempt) {
        return switch (setup.state()) {
            case RequiresPaymentMethod _, RequiresConfirmation _ -> "failed";
            case RequiresAction _ -> "requires_action";
            case Processing _ -> "processing";
            case Succeeded _ -> "succeeded";
            case Canceled _ -> attempt.failure() == null ? "abandoned" : "failed";
        };
    }
}
