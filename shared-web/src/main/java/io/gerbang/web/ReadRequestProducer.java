package io.gerbang.web;

import io.gerbang.web.form.CardDataGuard;
import io.gerbang.web.form.FormCodec;
import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives a route that reads its request, whose parameters all stand in the query string. */
@Singleton
class ReadRequestProducer {

    @Produces
    @Unremovable
    ApiRequest request(CurrentVertxRequest current) {
        var routing = current.getCurrent();
        var method = routing.request().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            throw new IllegalStateException("A " + method + " route takes its request as its body");
        }
        var params = FormCodec.parse(routing.request().query(), new byte[0]);
        CardDataGuard.refuseCardData(params);
        return ApiRequest.of(routing, params);
    }
}
