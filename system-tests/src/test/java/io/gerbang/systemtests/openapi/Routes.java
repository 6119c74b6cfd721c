package io.gerbang.systemtests.openapi;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the public routes in the compiled resources of the services. */
final class Routes {
    private static final List<String> METHODS = List.of("GET", "POST", "DELETE");
    private static final List<String> SERVICES =
            List.of(
                    "authorization-service",
                    "checkout-service",
                    "fraud-service",
                    "settlement-service");

    private final Classes classes;

    private Routes(Classes classes) {
        this.classes = classes;
    }

    static SortedSet<Route> ofServices() throws IOException {
        var all = new TreeSet<Route>();
        for (var service : SERVICES) {
            var classes = Classes.of(service, "shared-web");
            var routes = new Routes(classes);
            classes.all().stream()
                    .flatMap(routes::of)
                    .filter(route -> route.path().startsWith("/v1/"))
                    .forEach(all::add);
        }
        return all;
    }

    private Stream<Route> of(ClassModel resource) {
        return resource.methods().stream()
                .flatMap(method ->
                        METHODS.stream()
                                .filter(verb -> annotation(method, verb).isPresent())
                                .map(verb -> route(resource, method, verb)));
    }

    private Route route(ClassModel resource, MethodModel method, String verb) {
        return new Route(
                verb,
                path(resource) + path(method),
                annotation(method, "PublishableKeyAllowed").isPresent(),
                Parameters.of(
                        classes,
                        resource.thisClass().asSymbol(),
                        method.methodName().stringValue(),
                        method.methodTypeSymbol()));
    }

    private static String path(AttributedElement element) {
        return annotation(element, "Path")
                .map(path -> path.elements().getFirst().value())
                .map(value -> ((AnnotationValue.OfString) value).stringValue())
                .orElse("");
    }

    private static Optional<Annotation> annotation(AttributedElement element, String name) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(all -> all.annotations().stream())
                .filter(each -> each.classSymbol().displayName().equals(name))
                .findFirst();
    }
}
