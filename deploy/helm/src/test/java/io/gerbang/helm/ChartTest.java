package io.gerbang.helm;

import static io.gerbang.helm.Yaml.children;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartTest {

    @Test
    void the_chart_passes_a_strict_lint_with_an_operators_values(@TempDir Path folder)
            throws IOException {
        var chart = copyOfTheChart(folder);
        var values = chart.resolve("values.yaml");
        Yaml.write(values, Yaml.merged(Yaml.read(values), Yaml.read(Chart.VALUES)));

        var result = new Helm(chart).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @Test
    void each_service_has_all_that_it_runs_as() {
        for (var kind : List.of("StatefulSet", "ServiceAccount", "PodDisruptionBudget")) {
            assertThat(Chart.manifests(kind).map(Manifest::name))
                    .as(kind)
                    .containsExactlyInAnyOrderElementsOf(
                            Chart.SERVICES.stream().map(service -> "shop-" + service).toList());
        }
    }

    @Test
    void the_chart_and_its_parts_have_one_version() throws IOException {
        try (var files = Files.walk(Chart.FOLDER)) {
            var charts = files.filter(file -> file.endsWith("Chart.yaml")).map(Yaml::read).toList();

            assertThat(charts).hasSize(6);
            assertThat(charts.stream().flatMap(ChartTest::versions).distinct()).hasSize(1);
        }
    }

    @Test
    void a_release_whose_name_leaves_no_room_for_a_pods_labels_is_refused() {
        var template = Chart.template().withName("a-name-of-more-than-thirty-characters");

        assertThatThrownBy(template::call).hasMessageContaining("release's name is too long");
    }

    private static Stream<String> versions(JsonNode chart) {
        var own =
                Stream.of("version", "appVersion")
                        .filter(chart::has)
                        .map(field -> chart.path(field).asText());
        var parts = children(chart.path("dependencies")).map(part -> part.path("version").asText());
        return Stream.concat(own, parts);
    }

    private static Path copyOfTheChart(Path folder) throws IOException {
        var copy = folder.resolve("gerbang");
        try (var files = Files.walk(Chart.FOLDER)) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(Chart.FOLDER.relativize(file).toString()));
            }
        }
        return copy;
    }
}
