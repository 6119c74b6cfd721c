package io.gerbang.events.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gerbang.events.Topic;
import java.util.Arrays;
import java.util.List;

/** The AsyncAPI 3 document of the public topics. */
final class AsyncApiGeneration {

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build();

    private AsyncApiGeneration() {}

    static String yaml() throws JsonProcessingException {
        var document = YAML.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Gerbang events")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "What happens to payments, balances and payouts. CloudEvents 1.0 over Kafka"
                                + " in binary content mode, delivered at least once: per topic and key,"
                                + " what has no newer ce_sequence is a duplicate.")
                .putObject("license")
                .put("name", "Apache-2.0");
        document.put("defaultContentType", "application/json");
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        for (var topic : publicTopics()) {
            channel(channels, topic);
            operation(operations, topic);
            EventType.on(topic).forEach(event -> message(messages, event));
        }
        headers(components.putObject("schemas").putObject("CloudEventHeaders"));
        return YAML.writeValueAsString(document);
    }

    private static List<Topic> publicTopics() {
        return Arrays.stream(Topic.values()).filter(Topic::isPublic).toList();
    }

    private static void channel(ObjectNode channels, Topic topic) {
        var channel = channels.putObject(nameOf(topic));
        channel.put("address", topic.topicName());
        channel.put("description", Javadoc.of(topic.eventType()));
        var messages = channel.putObject("messages");
        EventType.on(topic)
                .forEach(event ->
                        messages.putObject(event.name())
                                .put("$ref", "#/components/messages/" + event.name()));
        channel.putObject("bindings")
                .putObject("kafka")
                .put("topic", topic.topicName())
                .put("bindingVersion", "0.5.0");
    }

    private static void operation(ObjectNode operations, Topic topic) {
        var operation = operations.putObject("publish_" + nameOf(topic));
        operation.put("action", "send");
        operation.putObject("channel").put("$ref", "#/channels/" + nameOf(topic));
    }

    private static void message(ObjectNode messages, EventType event) {
        var message = messages.putObject(event.name());
        message.put("name", event.name());
        message.put("summary", Javadoc.of(event.type()));
        message.put("contentType", "application/json");
        message.putObject("headers").put("$ref", "#/components/schemas/CloudEventHeaders");
        var payload = message.putObject("payload");
        payload.put("schemaFormat", "application/schema+json;version=draft-2020-12");
        payload.putObject("schema").put("$ref", event.schemaPath());
        message.putObject("bindings")
                .putObject("kafka")
                .put("bindingVersion", "0.5.0")
                .putObject("key")
                .put("type", "string")
                .put("description", "Id of the aggregate, the same as ce_subject.");
    }

    private static void headers(ObjectNode schema) {
        schema.put("type", "object");
        var required = schema.putArray("required");
        var properties = schema.putObject("properties");
        for (var header : EnvelopeHeader.values()) {
            properties
                    .putObject(header.wireName())
                    .put("type", "string")
                    .put("description", header.description());
            if (header.isRequired()) {
                required.add(header.wireName());
            }
        }
    }

    /** AsyncAPI's keys hold letters, digits and underscores. */
    private static String nameOf(Topic topic) {
        return topic.topicName().replace('.', '_');
    }
}
