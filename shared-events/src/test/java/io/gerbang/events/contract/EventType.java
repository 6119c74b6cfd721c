package io.gerbang.events.contract;

import io.gerbang.events.Event;
import io.gerbang.events.Topic;
import io.gerbang.messaging.EventCodec;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An event on the topic that carries it. */
record EventType(Topic topic, String name, Class<? extends Event> type) {

    static List<EventType> all() {
        return Arrays.stream(Topic.values()).flatMap(EventType::on).toList();
    }

    static Stream<EventType> on(Topic topic) {
        return EventCodec.typesOf(topic).entrySet().stream()
                .map(entry -> new EventType(topic, entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(EventType::name));
    }

    /** Where its schema lies among the resources. */
    String schemaPath() {
        return "schemas/" + topic.topicName() + "/" + name + ".json";
    }

    @Override
    public String toString() {
        return name;
    }
}
