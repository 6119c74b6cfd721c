package io.gerbang.checkout.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.web.key.KeyNotRequired;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** What the hosted page is made of besides itself: nobody keeps it, so it always fits. */
@Path("/c")
@KeyNotRequired
class PageFileResource {

    private static final String SCRIPT = read("/pages/pay.js");
    private static final String STYLE = read("/pages/pay.css");

    @GET
    @Path("/pay.js")
    public RestResponse<String> script() {
        return file(SCRIPT, "text/javascript; charset=utf-8");
    }

    @GET
    @Path("/pay.css")
    public RestResponse<String> style() {
        return file(STYLE, "text/css; charset=utf-8");
    }

    private static RestResponse<String> file(String text, String type) {
        return ResponseBuilder.create(Status.OK, text).header("Content-Type", type).build();
    }

    private static String read(String name) {
        try (var file = PageFileResource.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
