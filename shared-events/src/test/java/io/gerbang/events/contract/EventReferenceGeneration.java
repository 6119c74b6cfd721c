package io.gerbang.events.contract;

import io.gerbang.events.Topic;
import io.gerbang.events.Topic.Retention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The page that lists topics, events and what they hold. */
final class EventReferenceGeneration {

    private static final String INTRODUCTION =
            """
            # Events

            Generated from the records in `shared-events`; the build fails where this page is stale.
            Every record on Kafka is a CloudEvent 1.0 in binary content mode: the value is JSON, the
            envelope lies in the headers below. The key is the aggregate's id. Delivery is at least
            once: per topic and key `ce_sequence` counts 1, 2, 3, so what is not newer than the last
            one taken is a duplicate. Amounts are minor units beside an ISO 4217 code. A schema per
            event lies in `shared-events/src/main/resources/schemas`, the AsyncAPI document beside.

            ## Headers

            | Header | |
            |---|---|
            """;

    private EventReferenceGeneration() {}

    static String markdown() {
        var page = new StringBuilder(INTRODUCTION);
        for (var header : EnvelopeHeader.values()) {
            page.append(
                    "| `%s` | %s%s |\n"
                            .formatted(
                                    header.wireName(),
                                    header.isRequired() ? "" : "Optional. ",
                                    header.description()));
        }
        page.append("\n## Public topics\n");
        Arrays.stream(Topic.values()).filter(Topic::isPublic).forEach(t -> topic(page, t));
        page.append(
                "\n## Internal topics\n\nNo contract for subscribers: they may change with any"
                        + " release.\n");
        Arrays.stream(Topic.values()).filter(t -> !t.isPublic()).forEach(t -> topic(page, t));
        return page.toString();
    }

    private static void topic(StringBuilder page, Topic topic) {
        page.append("\n### `%s`\n\n%s\n\n".formatted(topic.topicName(), retention(topic)))
                .append("| Event | What it says | Properties |\n|---|---|---|\n");
        EventType.on(topic)
                .forEach(event ->
                        page.append(
                                "| %s | %s | %s |\n"
                                        .formatted(
                                                event.name(),
                                                Javadoc.of(event.type()),
                                                properties(event))));
    }

    private static String retention(Topic topic) {
        return topic.retention() == Retention.HISTORY
                ? "Every event is kept for the topic's retention time."
                : "Compacted: the latest event of a key carries its whole state.";
    }

    private static String properties(EventType event) {
        var schema = SchemaGeneration.schemaOf(event);
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        return schema.path("properties").properties().stream()
                .map(property ->
                        "`"
                                + property.getKey()
                                + "`"
                                + (required.contains(property.getKey()) ? "" : " (optional)"))
                .collect(Collectors.joining(", "));
    }
}
