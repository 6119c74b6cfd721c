package io.gerbang.authorization.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.authorization.application.vault.VaultHandler;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.CardDataAllowed;
import io.gerbang.web.key.PublishableKeyAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Creates tokens of cards. */
@Path("/v1/tokens")
public class TokenResource {

    private final VaultRequests requests;
    private final VaultHandler vault;
    private final Clock clock;

    TokenResource(VaultRequests requests, VaultHandler vault, Clock clock) {
        this.requests = requests;
        this.vault = vault;
        this.clock = clock;
    }

    @POST
    @PublishableKeyAllowed
    @CardDataAllowed
    public Uni<ObjectNode> create(ApiRequest request) {
        var now = clock.instant();
        var month = YearMonth.from(now.atZone(ZoneOffset.UTC));
        var card = CardParams.read(request.params().object("card"), month);
        request.params().rejectUnknown();
        var id = Identifiers.create("tok_", now);
        var cardId = Identifiers.create("card_", now);
        return requests.answer(
                        request,
                        asked ->
                                vault.createToken(
                                        asked, id, cardId, card, request.caller().clientIp()))
                .map(CardView::token);
    }
}
