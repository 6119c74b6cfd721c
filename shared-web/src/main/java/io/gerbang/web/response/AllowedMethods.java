package io.gerbang.web.response;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;

/** Which methods a path takes: the framework knows, and does not say so in its 405. */
final class AllowedMethods {

    private AllowedMethods() {}

    /** The value of {@code Allow}, in alphabetical order. */
    static String of(ResteasyReactiveRequestContext context) {
        var path = context.getPathWithoutPrefix();
        var classes = new RequestMapper<>(context.getDeployment().getClassMappers());
        var methods = new TreeSet<>(Set.of("OPTIONS"));
        for (var match = classes.map(path);
                match != null;
                match = classes.continueMatching(path, match)) {
            methods.addAll(below(match));
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    private static Set<String> below(RequestMatch<InitialMatch> match) {
        var remaining = match.remaining.isEmpty() ? "/" : match.remaining;
        return Stream.of(match.value.handlers)
                .filter(ClassRoutingHandler.class::isInstance)
                .map(handler -> ((ClassRoutingHandler) handler).getMappers())
                .flatMap(byMethod -> byMethod.entrySet().stream())
                .filter(routes -> routes.getKey() != null)
                .filter(routes -> routes.getValue().map(remaining) != null)
                .map(routes -> routes.getKey())
                .collect(Collectors.toSet());
    }
}
