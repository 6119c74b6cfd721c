package io.gerbang.web.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gerbang.web.key.Caller;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Writes Jackson trees, the one form in which routes answer. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class JsonNodeWriter implements ServerMessageBodyWriter<JsonNode> {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Override
    public boolean isWriteable(
            Class<?> type,
            Type genericType,
            ResteasyReactiveResourceInfo target,
            MediaType mediaType) {
        return JsonNode.class.isAssignableFrom(type);
    }

    @Override
    public void writeResponse(JsonNode node, Type genericType, ServerRequestContext context)
            throws IOException {
        var routing = ((ResteasyReactiveRequestContext) context).unwrap(RoutingContext.class);
        var caller = Caller.find(routing);
        var isWhole = caller != null && caller.wholeRupiah();
        var shown = isWhole ? WholeRupiah.of(node) : node;
        context.serverResponse().end(MAPPER.writeValueAsBytes(shown));
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return JsonNode.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            JsonNode node,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream into)
            throws IOException {
        into.write(MAPPER.writeValueAsBytes(node));
    }
}
