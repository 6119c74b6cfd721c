package io.gerbang.web;

import io.gerbang.web.form.Params;
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

/** Gives the parameters to a route that needs no key, where there is no caller. */
@Provider
@Consumes(MediaType.WILDCARD)
public class ParamsReader implements ServerMessageBodyReader<Params> {

    @Override
    public boolean isReadable(
            Class<?> type,
            Type genericType,
            ResteasyReactiveResourceInfo route,
            MediaType mediaType) {
        return type == Params.class;
    }

    @Override
    public Params readFrom(
            Class<Params> type, Type genericType, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        return FormBody.read(context);
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Params.class;
    }

    @Override
    public Params readFrom(
            Class<Params> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        throw new IllegalStateException("The server's own variant is called");
    }
}
