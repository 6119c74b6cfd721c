package io.gerbang.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Gives a route its request, with the caller that the filter let in. */
@Provider
@Consumes(MediaType.WILDCARD)
public class ApiRequestReader implements ServerMessageBodyReader<ApiRequest> {

    @Override
    public boolean isReadable(
            Class<?> type,
            Type genericType,
            ResteasyReactiveResourceInfo route,
            MediaType mediaType) {
        return type == ApiRequest.class;
    }

    @Override
    public ApiRequest readFrom(
            Class<ApiRequest> type,
            Type genericType,
            MediaType mediaType,
            ServerRequestContext context)
            throws IOException {
        return ApiRequest.of(FormBody.routing(context), FormBody.read(context));
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ApiRequest.class;
    }

    @Override
    public ApiRequest readFrom(
            Class<ApiRequest> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        throw new IllegalStateException("The server's own variant is called");
    }
}
