package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.PaymentFailure;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.checkout.domain.SetupState.Canceled;
import io.gerbang.checkout.domain.SetupState.RequiresAction;
import io.gerbang.checkout.domain.SetupState.RequiresPaymentMethod;
import io.gerbang.web.response.StripeObject;
import org.jspecify.annotations.Nullable;

/** A setup intent as a SetupIntent. */
public final class SetupIntentView {

    private SetupIntentView() {}

    public static ObjectNode of(SetupIntent setup) {
        var details = setup.details();
        var method = setup.attachedMethod();
        return StripeObject.of("setup_intent", setup.id())
                .node("allowed_payment_method_types", null)
                .text("application", null)
                .node("automatic_payment_methods", null)
                .text(
                        "cancellation_reason",
                        setup.state() instanceof Canceled(String reason) ? reason : null)
                .text("client_secret", setup.clientSecret())
                .time("created", setup.createdAt())
                .text("customer", details.customerId())
                .text("customer_account", null)
                .text("description", details.description())
                .node("excluded_payment_method_types", null)
                .node("flow_directions", null)
                .node("last_setup_error", lastError(setup))
                .text("latest_attempt", SetupAttemptView.id(setup))
                .flag("livemode", setup.livemode())
                .text("mandate", setup.mandateId())
                .texts("metadata", details.metadata())
                .node(
                        "next_action",
                        setup.state() instanceof RequiresAction action
                                ? NextAction.redirect(action.url(), action.returnUrl())
                                : null)
                .text("on_behalf_of", null)
                .text("payment_method", method == null ? null : method.facts().id())
                .node("payment_method_configuration_details", null)
                .node("payment_method_options", paymentMethodOptions(setup))
                .texts("payment_method_types", details.paymentMethodTypes())
                .text("single_use_mandate", null)
                .text("status", setup.state().status())
                .text("usage", details.usage())
                .build();
    }

    private static @Nullable ObjectNode lastError(SetupIntent setup) {
        if (!(setup.state() instanceof RequiresPaymentMethod(PaymentFailure failure))
                || failure == null) {
            return null;
        }
        var error = CardErrors.json(failure);
        if (setup.paymentMethod() != null) {
            error.set("payment_method", PaymentMethodView.of(setup));
        }
        return error;
    }

    private static ObjectNode paymentMethodOptions(SetupIntent setup) {
        var options = JsonNodeFactory.instance.objectNode();
        options.putObject("card")
                .putNull("mandate_options")
                .putNull("network")
                .put("request_three_d_secure", PaymentView.word(setup.details().threeDSecure()));
        return options;
    }
}
