package io.gerbang.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.events.Topic;
import io.gerbang.local.gateway.Topics;
import io.gerbang.local.kafka.TopicDefinition;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LocalTopicsContractTest {

    @Test
    void a_laptop_has_the_topics_of_the_contract() {
        assertThat(Topics.all())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values())
                                .map(LocalTopicsContractTest::definition)
                                .toList());
    }

    private static TopicDefinition definition(Topic topic) {
        return new TopicDefinition(topic.topicName(), topic.retention() == Topic.Retention.LATEST);
    }
}
