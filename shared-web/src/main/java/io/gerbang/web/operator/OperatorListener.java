package io.gerbang.web.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.web.error.ErrorBody;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.response.ErrorMappers;
import io.gerbang.web.text.Echo;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Listens to the operator on a port that nothing else is routed to. */
@ApplicationScoped
public class OperatorListener {

    private static final Logger LOG = Logger.getLogger(OperatorListener.class);

    private static final long LARGEST_BODY = 64 * 1024;

    private final Vertx vertx;
    private final OperatorConfig config;
    private final Instance<OperatorRoutes> routes;
    private @Nullable HttpServer server;

    OperatorListener(Vertx vertx, OperatorConfig config, Instance<OperatorRoutes> routes) {
        this.vertx = vertx;
        this.config = config;
        this.routes = routes;
    }

    void start(@Observes StartupEvent event) {
        if (routes.isUnsatisfied()) {
            return;
        }
        var tokens = OperatorTokens.of(config);
        if (tokens.isEmpty()) {
            LOG.info("There is no operator's token, so nobody listens for operators");
            return;
        }
        var router = Router.router(vertx);
        router.route().handler(routing -> admit(tokens, routing));
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        routes.forEach(each ->
                each.register((method, path, answer) ->
                        router.route(method, path).handler(routing -> answer(routing, answer))));
        router.route().last().handler(routing -> fail(routing, unknown(routing)));
        router.route().failureHandler(routing -> fail(routing, routing.failure()));
        server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(config.port(), config.host())
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    /** Where it listens; 0 where it does not. */
    public int port() {
        return server == null ? 0 : server.actualPort();
    }

    void stop(@Observes ShutdownEvent event) {
        if (server != null) {
            server.close();
        }
    }

    private static void admit(OperatorTokens tokens, RoutingContext routing) {
        var request = routing.request();
        var name = tokens.name(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (name.isEmpty()) {
            fail(routing, StripeErrors.invalid(401, "An operator's token is needed.").build());
            return;
        }
        new Operator(name.get(), request.remoteAddress().hostAddress()).attachTo(routing);
        routing.next();
    }

    private static void answer(
            RoutingContext routing, Function<RoutingContext, Uni<? extends JsonNode>> answer) {
        Uni.createFrom()
                .deferred(() -> answer.apply(routing))
                .subscribe()
                .with(body -> send(routing, 200, body), failure -> fail(routing, failure));
    }

    private static void fail(RoutingContext routing, @Nullable Throwable failure) {
        var told =
                switch (failure) {
                    case StripeException error -> error;
                    case null -> StripeErrors.requestTooLarge();
                    case Throwable _ -> ErrorMappers.unforeseen("An operator's request", failure);
                };
        if (told.status() == 401) {
            routing.response().putHeader("WWW-Authenticate", ErrorMappers.CHALLENGE);
        }
        send(routing, told.status(), ErrorBody.of(told));
    }

    private static void send(RoutingContext routing, int status, JsonNode body) {
        routing.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body.toString());
    }

    private static StripeException unknown(RoutingContext routing) {
        var line = routing.request().method() + ": " + Echo.safe(routing.request().path());
        return StripeErrors.invalid(404, "Unrecognized request URL (" + line + ").").build();
    }
}
