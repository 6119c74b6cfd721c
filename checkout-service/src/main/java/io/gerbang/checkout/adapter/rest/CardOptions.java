package io.gerbang.checkout.adapter.rest;

import io.gerbang.events.CaptureMethod;
import io.gerbang.events.ThreeDSecureWish;
import io.gerbang.web.form.Params;
import io.gerbang.web.form.Patch;
import java.util.List;
import java.util.Optional;

/**
 * What {@code payment_method_options[card]} says; empty where a request says nothing of it. Who
 * pays, pays by card, so it comes before what is said of every method.
 */
record CardOptions(
        Optional<CaptureMethod> captureMethod,
        Patch<String> futureUsage,
        Optional<ThreeDSecureWish> threeDSecure,
        HoldParams hold) {

    private static final String NO_USAGE = "none";
    private static final List<String> FUTURE_USAGES =
            List.of(NO_USAGE, "off_session", "on_session");

    static CardOptions of(Params params) {
        var card = params.object("payment_method_options").object("card");
        return new CardOptions(
                card.oneOf("capture_method", List.of("manual")).map(_ -> CaptureMethod.MANUAL),
                futureUsage(card.oneOf("setup_future_usage", FUTURE_USAGES)),
                AuthenticationParams.threeDSecure(params),
                HoldParams.of(params));
    }

    private static Patch<String> futureUsage(Optional<String> usage) {
        if (usage.isEmpty()) {
            return new Patch.Keep<>();
        }
        return usage.get().equals(NO_USAGE)
                ? new Patch.Unset<>()
                : new Patch.Replace<>(usage.get());
    }
}
