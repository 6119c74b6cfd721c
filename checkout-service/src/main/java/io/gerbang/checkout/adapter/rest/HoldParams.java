package io.gerbang.checkout.adapter.rest;

import io.gerbang.events.HoldOptions;
import io.gerbang.web.form.Params;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code payment_method_options[card]} says about the hold; empty where a request says nothing
 * of it.
 */
record HoldParams(
        Optional<Boolean> multicapture,
        Optional<Boolean> overcapture,
        Optional<Boolean> incrementalAuthorization) {

    private static final String WANTED = "if_available";
    private static final List<String> CHOICES = List.of(WANTED, "never");

    /** No hold is extended: asking for it makes no difference. */
    static HoldParams of(Params params) {
        var card = params.object("payment_method_options").object("card");
        card.oneOf("request_extended_authorization", CHOICES);
        return new HoldParams(
                wanted(card, "request_multicapture"),
                wanted(card, "request_overcapture"),
                wanted(card, "request_incremental_authorization"));
    }

    @Nullable HoldOptions applyTo(@Nullable HoldOptions before) {
        var options =
                new HoldOptions(
                        multicapture.orElse(before != null && before.multicapture()),
                        overcapture.orElse(before != null && before.overcapture()),
                        incrementalAuthorization.orElse(
                                before != null && before.incrementalAuthorization()));
        return options.equals(new HoldOptions(false, false, false)) ? null : options;
    }

    private static Optional<Boolean> wanted(Params card, String name) {
        return card.oneOf(name, CHOICES).map(WANTED::equals);
    }
}
