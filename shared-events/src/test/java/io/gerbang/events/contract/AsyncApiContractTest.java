package io.gerbang.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gerbang.events.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AsyncApiContractTest {

    private static final Path FILE = Generated.RESOURCES.resolve("asyncapi.yaml");

    @BeforeAll
    static void generate() throws IOException {
        Generated.assertCurrent(FILE, AsyncApiGeneration.yaml());
    }

    @Test
    void subscribers_find_every_public_topic_and_no_other() throws IOException {
        assertThat(document().path("channels").properties())
                .extracting(channel -> channel.getValue().path("address").asText())
                .containsExactlyElementsOf(
                        Arrays.stream(Topic.values())
                                .filter(Topic::isPublic)
                                .map(Topic::topicName)
                                .toList());
    }

    @Test
    void every_reference_leads_somewhere() throws IOException {
        var document = document();

        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> {
                    if (reference.startsWith("#")) {
                        var pointer = reference.substring(1);
                        assertThat(document.at(pointer).isMissingNode()).as(reference).isFalse();
                    } else {
                        assertThat(Generated.RESOURCES.resolve(reference)).exists();
                    }
                });
    }

    private static JsonNode document() throws IOException {
        return new YAMLMapper().readTree(FILE.toFile());
    }
}
