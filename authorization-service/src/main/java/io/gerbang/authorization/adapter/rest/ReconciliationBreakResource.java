package io.gerbang.authorization.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.authorization.application.payment.PaymentStore;
import io.gerbang.messaging.EventCodec;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** For the operator: where the network's books and ours differ. */
@Path("/internal/reconciliation_breaks")
public class ReconciliationBreakResource {

    private static final int MOST = 1_000;

    private final PaymentStore payments;

    ReconciliationBreakResource(PaymentStore payments) {
        this.payments = payments;
    }

    /** Those that nobody has settled, the oldest first. */
    @GET
    public Uni<JsonNode> open() {
        return payments.openBreaks(MOST).map(open -> EventCodec.json().valueToTree(open));
    }
}
