package io.gerbang.authorization.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.authorization.application.vault.VaultHandler;
import io.gerbang.authorization.application.vault.VaultHandler.Source;
import io.gerbang.authorization.domain.TestCards;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.CardDataAllowed;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.Params;
import io.gerbang.web.key.PublishableKeyAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;

/** Creates payment methods of cards; all else about them is checkout's. */
@Path("/v1/payment_methods")
public class PaymentMethodResource {

    private final VaultRequests requests;
    private final VaultHandler vault;
    private final Clock clock;

    PaymentMethodResource(VaultRequests requests, VaultHandler vault, Clock clock) {
        this.requests = requests;
        this.vault = vault;
        this.clock = clock;
    }

    @POST
    @PublishableKeyAllowed
    @CardDataAllowed
    public Uni<ObjectNode> create(ApiRequest request) {
        var params = request.params();
        requireCard(params);
        var source = source(params.object("card"), request.caller().livemode());
        var billing = BillingParams.read(params.object("billing_details"));
        var metadata = params.metadata().applyTo(Map.of());
        params.ignore("allow_redisplay");
        params.rejectUnknown();
        var id = Identifiers.create("pm_", clock.instant());
        return requests.answer(
                        request, asked -> vault.createMethod(asked, id, source, billing, metadata))
                .map(CardView::method);
    }

    private static void requireCard(Params params) {
        var type = params.requiredString("type");
        if (!type.equals("card")) {
            throw StripeErrors.invalidParameter(
                    "type", "parameter_invalid_string_enum", "Invalid type: only card is offered");
        }
    }

    private Source source(Params card, boolean livemode) {
        var token = card.string("token");
        if (token.isEmpty()) {
            var now = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
            return new Source.Given(CardParams.read(card, now));
        }
        if (card.has("number")) {
            throw StripeErrors.parametersExclusive(
                    card.bracketed("token"), card.bracketed("number"));
        }
        return livemode
                ? new Source.OfToken(token.get())
                : TestCards.ofToken(token.get())
                        .<Source>map(number -> new Source.Given(CardParams.testCard(number)))
                        .orElseGet(() -> new Source.OfToken(token.get()));
    }
}
