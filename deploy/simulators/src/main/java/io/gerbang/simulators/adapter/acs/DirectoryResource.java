package io.gerbang.simulators.adapter.acs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.simulators.application.AccessControlServer;
import io.gerbang.simulators.config.SimulatorsConfig;
import io.gerbang.simulators.domain.AuthenticationStatus;
import io.gerbang.simulators.domain.Card;
import io.gerbang.simulators.domain.CardAuthentication;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/**
 * The directory server: EMV 3-D Secure 2.2 in JSON, as far as a purchase in a browser needs it. A
 * repeated AReq gets the same answer; a merchant's side asks for the RReq instead of waiting for
 * it.
 */
@Path("/3ds")
public class DirectoryResource {

    private static final String CARD_NOT_ENROLLED = "08";

    private final AccessControlServer server;
    private final SimulatorsConfig config;

    DirectoryResource(AccessControlServer server, SimulatorsConfig config) {
        this.server = server;
        this.config = config;
    }

    /** AReq, answered with ARes. */
    @POST
    @Path("/authentications")
    public Uni<ObjectNode> authenticate(@Nullable JsonNode request, @Context UriInfo here) {
        var number = text(request, "acctNumber");
        if (!Card.isNumber(number)) {
            throw new BadRequestException();
        }
        return server.authenticate(
                        text(request, "threeDSServerTransID"),
                        number,
                        Long.parseLong(text(request, "purchaseAmount")),
                        text(request, "purchaseCurrency"),
                        text(request, "notificationURL"))
                .map(begun -> message("ARes", begun).put("acsURL", challengeUrl(here)));
    }

    /** Answered with what the challenge came to so far. */
    @POST
    @Path("/results")
    public Uni<ObjectNode> results(@Nullable JsonNode request) {
        return server.find(text(request, "threeDSServerTransID"))
                .map(found -> message("RReq", found.orElseThrow(NotFoundException::new)));
    }

    private String challengeUrl(UriInfo here) {
        var base = config.acsUrl().orElseGet(() -> here.getBaseUri().toString());
        return base.replaceAll("/+$", "") + "/acs/challenge";
    }

    private static ObjectNode message(String type, CardAuthentication authentication) {
        var status = authentication.status();
        var message =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("messageType", type)
                        .put("messageVersion", "2.2.0")
                        .put("threeDSServerTransID", authentication.id())
                        .put("dsTransID", authentication.directoryId())
                        .put("acsTransID", authentication.serverId())
                        .put("transStatus", status.transStatus());
        if (status.indicator() != null) {
            message.put("eci", status.indicator());
        }
        if (status.isProven()) {
            message.put("authenticationValue", authentication.value());
        }
        if (status == AuthenticationStatus.NOT_ENROLLED) {
            message.put("transStatusReason", CARD_NOT_ENROLLED);
        }
        if (status == AuthenticationStatus.CANCELED) {
            message.put("challengeCancel", "01");
        }
        return message;
    }

    private static String text(@Nullable JsonNode request, String name) {
        var value = request == null ? null : request.get(name);
        if (value == null || value.asText().isBlank()) {
            throw new BadRequestException();
        }
        return value.asText();
    }
}
