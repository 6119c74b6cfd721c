import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows the public topics with what anybody has: a Kafka client, a validator of JSON Schema, and
 * the published schemas.
 *
 * <p>Arguments: the bootstrap servers, the folder of the schemas, and what to wait for, each as
 * {@code key:EventType}. Prints a line for each event of those keys. Ends with status 1 where a
 * record breaks its schema, a sequence has a hole, or what is waited for does not come.
 */
class Subscriber {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> HEADERS =
            List.of("ce_id", "ce_source", "ce_time", "ce_merchantid", "ce_livemode");

    private final ObjectMapper json = new ObjectMapper();
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final Map<Path, JsonSchema> schemas = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Path folder;
    private final Set<String> awaited;
    private final Set<String> keys = new HashSet<>();
    private int violations;

    Subscriber(Path folder, List<String> awaited) {
        this.folder = folder;
        this.awaited = new HashSet<>(awaited);
        awaited.forEach(each -> keys.add(each.substring(0, each.indexOf(':'))));
    }

    static void main(String[] arguments) throws IOException {
        var awaited = Arrays.asList(arguments).subList(2, arguments.length);
        var subscriber = new Subscriber(Path.of(arguments[1]), awaited);
        System.exit(subscriber.follow(arguments[0]) ? 0 : 1);
    }

    private boolean follow(String bootstrapServers) throws IOException {
        var deadline = Instant.now().plus(LIMIT);
        try (var consumer = consumer(bootstrapServers)) {
            consumer.subscribe(publicTopics());
            while (!awaited.isEmpty() && Instant.now().isBefore(deadline)) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    take(record);
                }
            }
        }
        awaited.forEach(each -> System.out.println("missing " + each));
        return awaited.isEmpty() && violations == 0;
    }

    private static KafkaConsumer<String, byte[]> consumer(String bootstrapServers) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", "a-subscriber",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** The schemas lie in a folder per topic; the internal ones are no contract. */
    private List<String> publicTopics() throws IOException {
        try (var folders = Files.list(folder)) {
            return folders.map(each -> each.getFileName().toString())
                    .filter(topic -> !topic.startsWith("internal."))
                    .toList();
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) throws IOException {
        var type = header(record, "ce_type");
        var sequence = Long.parseLong(header(record, "ce_sequence"));
        var last = sequences.getOrDefault(record.topic() + "/" + record.key(), 0L);
        if (sequence <= last) {
            return;
        }
        if (sequence > last + 1) {
            complain(record, "comes after " + last);
        }
        sequences.put(record.topic() + "/" + record.key(), sequence);
        checkHeaders(record);
        validate(record, type);
        if (keys.contains(record.key())) {
            System.out.printf("%s %s %s%n", record.key(), record.topic(), type);
        }
        awaited.remove(record.key() + ":" + type);
    }

    private void checkHeaders(ConsumerRecord<String, byte[]> record) {
        HEADERS.forEach(name -> header(record, name));
        if (!header(record, "ce_specversion").equals("1.0")) {
            complain(record, "is no CloudEvents 1.0");
        }
        if (!header(record, "ce_subject").equals(record.key())) {
            complain(record, "has a subject other than its key");
        }
    }

    private void validate(ConsumerRecord<String, byte[]> record, String type) throws IOException {
        var file = folder.resolve(record.topic()).resolve(type + ".json");
        JsonNode value = json.readTree(record.value());
        for (var broken : schema(file).validate(value)) {
            complain(record, "breaks its schema: " + broken.getMessage());
        }
    }

    private JsonSchema schema(Path file) throws IOException {
        var schema = schemas.get(file);
        if (schema == null) {
            schema = factory.getSchema(Files.readString(file));
            schemas.put(file, schema);
        }
        return schema;
    }

    private String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        if (header == null) {
            complain(record, "has no " + name);
            return "";
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private void complain(ConsumerRecord<String, byte[]> record, String complaint) {
        violations++;
        System.out.printf(
                "violation: %s-%d@%d %s %s%n",
                record.topic(), record.partition(), record.offset(), record.key(), complaint);
    }
}
