package io.gerbang.check.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the checker believes of topics is what the services and the contract say. */
class EventStreamContractTest {
    private static final Path REPOSITORY = Path.of("..");

    @Test
    void every_topic_of_the_contract_is_checked() throws IOException {
        try (var schemas =
                Files.list(REPOSITORY.resolve("shared-events/src/main/resources/schemas"))) {
            assertThat(EventStream.ALL)
                    .extracting(EventStream::topic)
                    .containsExactlyInAnyOrderElementsOf(
                            schemas.map(Path::getFileName).map(Path::toString).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SIMULATORS")
    void a_service_takes_the_topics_that_its_settings_name(ServiceDatabase service)
            throws IOException {
        var settings = new Properties();
        try (var file = settingsOf(service)) {
            settings.load(file);
        }

        assertThat(EventStream.ALL)
                .filteredOn(stream -> stream.consumers().contains(service))
                .extracting(EventStream::topic)
                .containsExactlyInAnyOrderElementsOf(
                        List.of(settings.getProperty("gerbang.messaging.topics").split(",")));
    }

    private static Reader settingsOf(ServiceDatabase service) throws IOException {
        return Files.newBufferedReader(
                REPOSITORY
                        .resolve(service.service())
                        .resolve("src/main/resources/application.properties"));
    }
}
