package io.gerbang.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart, and what it renders for the operator of {@code values.yaml}. */
final class Chart {
    static final Path FOLDER = Path.of("gerbang");
    static final Path VALUES = Path.of("src/test/resources/values.yaml");
    static final List<String> SERVICES =
            List.of(
                    "checkout-service",
                    "fraud-service",
                    "authorization-service",
                    "settlement-service");

    private static final List<Manifest> DEFAULT = render(template());

    private Chart() {}

    static TemplateCommand template() {
        return template(VALUES);
    }

    static TemplateCommand template(Path values) {
        return new Helm(FOLDER)
                .template()
                .withName("shop")
                .withNamespace("payments")
                .withKubeVersion("1.30.0")
                .withValuesFile(values);
    }

    static List<Manifest> render(TemplateCommand command) {
        return Yaml.documents(command.call()).stream().map(Manifest::of).toList();
    }

    static Stream<Manifest> manifests() {
        return DEFAULT.stream();
    }

    static Stream<Manifest> manifests(String kind) {
        return manifests().filter(manifest -> manifest.kind().equals(kind));
    }

    static Stream<Manifest> workloads() {
        return manifests("StatefulSet");
    }

    static Manifest workload(String service) {
        return find(DEFAULT, "StatefulSet", "shop-" + service);
    }

    static Manifest find(List<Manifest> manifests, String kind, String name) {
        return manifests.stream()
                .filter(manifest -> manifest.kind().equals(kind) && manifest.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }
}
