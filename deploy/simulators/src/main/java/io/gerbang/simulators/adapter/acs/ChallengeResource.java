package io.gerbang.simulators.adapter.acs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gerbang.simulators.application.AccessControlServer;
import io.gerbang.simulators.domain.CardAuthentication;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The bank's pages, on which a shopper proves to be the cardholder. */
@Path("/acs/challenge")
@Produces(MediaType.TEXT_HTML)
public class ChallengeResource {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AccessControlServer server;

    ChallengeResource(AccessControlServer server) {
        this.server = server;
    }

    /** The shopper comes from the shop, with a CReq. */
    @POST
    public Uni<RestResponse<String>> begin(
            @RestForm @Nullable String creq, @RestForm @Nullable String threeDSSessionData) {
        return server.challenged(serverId(creq))
                .map(found -> page(found, threeDSSessionData, false));
    }

    /** The shopper has typed the password, or does not want to. */
    @POST
    @Path("/answer")
    public Uni<RestResponse<String>> answer(
            @RestForm @Nullable String challenge,
            @RestForm @Nullable String threeDSSessionData,
            @RestForm @Nullable String password,
            @RestForm @Nullable String cancel) {
        var id = challenge == null ? "" : challenge;
        return cancel == null
                ? server.answer(id, password == null ? "" : password)
                        .map(found -> page(found, threeDSSessionData, true))
                : server.cancel(id).map(found -> page(found, threeDSSessionData, true));
    }

    private static RestResponse<String> page(
            Optional<CardAuthentication> found, @Nullable String session, boolean again) {
        var given = session == null ? "" : session;
        return found.map(known ->
                        known.isOpen()
                                ? ChallengePages.question(known, given, again)
                                : ChallengePages.back(known, given))
                .orElseGet(ChallengePages::unknown);
    }

    private static String serverId(@Nullable String request) {
        try {
            var json = Base64.getUrlDecoder().decode(request == null ? "" : request.strip());
            return JSON.readTree(json).path("acsTransID").asText();
        } catch (IOException | IllegalArgumentException malformed) {
            throw new BadRequestException(malformed);
        }
    }
}
