package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.payment.Intents;
import io.gerbang.checkout.application.view.IntentView;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.key.KeyKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Shows a payment or a setup intent to the shop, or to a shopper who knows its client secret. */
@ApplicationScoped
class IntentReader {

    private final Intents intents;
    private final Expansions expansions;

    IntentReader(Intents intents, Expansions expansions) {
        this.intents = intents;
        this.expansions = expansions;
    }

    /**
     * @param object which of them it has to be, in Stripe's words
     */
    Uni<ObjectNode> retrieve(ApiRequest request, String id, String object) {
        var isShopper = request.caller().kind() == KeyKind.PUBLISHABLE;
        var secret = clientSecret(request);
        var expansion = expansions.of(request, object);
        request.params().rejectUnknown();
        return intents.find(ObjectRef.of(request.caller(), id))
                .map(found ->
                        found.filter(intent -> IntentView.object(intent).equals(object))
                                .orElseThrow(() -> StripeErrors.resourceMissing(object, id)))
                .invoke(intent -> {
                    if (secret != null && !intent.isOpenedBy(secret)) {
                        throw StripeErrors.resourceMissing(object, id, "client_secret");
                    }
                })
                .map(IntentView::of)
                .chain(view ->
                        isShopper
                                ? Uni.createFrom().item(ShopperViews.of(view))
                                : expansions.apply(request, expansion, object, view));
    }

    /** A publishable key opens an intent only together with its secret. */
    static @Nullable String clientSecret(ApiRequest request) {
        return request.caller().kind() == KeyKind.PUBLISHABLE
                ? request.params().requiredString("client_secret")
                : request.params().string("client_secret").orElse(null);
    }
}
