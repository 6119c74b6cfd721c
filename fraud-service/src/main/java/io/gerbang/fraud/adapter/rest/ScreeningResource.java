package io.gerbang.fraud.adapter.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.fraud.application.KeptScreening;
import io.gerbang.fraud.application.ScreeningStore;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.page.StripeList;
import io.gerbang.web.response.StripeObject;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestPath;

/** What the rules made of a payment, attempt by attempt. */
@Path("/internal/screenings/{paymentId}")
public class ScreeningResource {

    private final ScreeningStore screenings;

    ScreeningResource(ScreeningStore screenings) {
        this.screenings = screenings;
    }

    @GET
    public Uni<ObjectNode> ofPayment(@RestPath String paymentId) {
        return screenings.ofPayment(paymentId).map(found -> list(paymentId, found));
    }

    /** Forgets the shopper, who is being erased; the same where there is none. */
    @DELETE
    @Path("/shopper")
    public Uni<Void> forgetShopper(@RestPath String paymentId) {
        return screenings.forgetShopper(paymentId);
    }

    private static ObjectNode list(String paymentId, List<KeptScreening> found) {
        if (found.isEmpty()) {
            throw StripeErrors.resourceMissing("payment", paymentId);
        }
        var data = found.stream().map(ScreeningResource::write).toList();
        return StripeList.of("/internal/screenings/" + paymentId, data, false);
    }

    private static ObjectNode write(KeptScreening screening) {
        var tenant = screening.subjects().tenant();
        var verdict = screening.verdict();
        var reasons = JsonNodeFactory.instance.arrayNode();
        for (var reason : verdict.reasons()) {
            reasons.addObject().put("rule", reason.rule()).put("message", reason.message());
        }
        return StripeObject.part()
                .text("payment", screening.id().paymentId())
                .number("attempt", screening.id().number())
                .text("merchant", tenant.merchantId())
                .flag("livemode", tenant.livemode())
                .time("screened", screening.at())
                .number("score", verdict.score())
                .text("decision", verdict.decision().name().toLowerCase(Locale.ROOT))
                .node("reasons", reasons)
                .build();
    }
}
