package io.gerbang.local.kafka;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The listener where services log in, each to write its own topics and no others. The other
 * listener is the operator's: who is on this machine may do anything there.
 *
 * @param port of the listener, on the loopback address
 * @param passwords by the word that the service's topics begin with, such as {@code checkout}
 */
public record ServiceLogins(int port, Map<String, String> passwords) {
    private static final String PORT = "GERBANG_KAFKA_SERVICES_PORT";
    private static final String PASSWORDS = "GERBANG_KAFKA_SERVICES_PASSWORDS";
    private static final String ANY_HOST = "*";

    /** What {@link #environment} has put there; empty where services do not log in. */
    public static Optional<ServiceLogins> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(PORT))
                .map(port ->
                        new ServiceLogins(
                                Integer.parseInt(port),
                                Arrays.stream(environment.getOrDefault(PASSWORDS, "").split(","))
                                        .map(login -> login.split(":", 2))
                                        .collect(
                                                Collectors.toMap(
                                                        login -> login[0], login -> login[1]))));
    }

    /** For the broker's process. */
    public Map<String, String> environment() {
        return Map.of(
                PORT,
                Integer.toString(port),
                PASSWORDS,
                passwords.entrySet().stream()
                        .map(login -> login.getKey() + ":" + login.getValue())
                        .collect(Collectors.joining(",")));
    }

    /** For a service's process. */
    public Map<String, String> environmentOf(String service) {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + port,
                "KAFKA_SECURITY_PROTOCOL",
                "SASL_PLAINTEXT",
                "KAFKA_SASL_MECHANISM",
                "PLAIN",
                "KAFKA_SASL_JAAS_CONFIG",
                module()
                        + " username=\"%s\" password=\"%s\";"
                                .formatted(service, passwords.get(service)));
    }

    /** The broker's list of who may log in. */
    String users() {
        return module()
                + passwords.entrySet().stream()
                        .map(login -> " user_%s=\"%s\"".formatted(login.getKey(), login.getValue()))
                        .collect(Collectors.joining())
                + ";";
    }

    /** All that services may do: read what they like, and write what is theirs. */
    List<AclBinding> permissions() {
        return passwords.keySet().stream().flatMap(ServiceLogins::permissions).toList();
    }

    private static Stream<AclBinding> permissions(String service) {
        var own =
                Stream.of(service + ".", "internal." + service + ".", service + "-service.dlq.")
                        .flatMap(prefix ->
                                Stream.of(AclOperation.WRITE, AclOperation.CREATE)
                                        .map(operation ->
                                                binding(
                                                        service,
                                                        new ResourcePattern(
                                                                ResourceType.TOPIC,
                                                                prefix,
                                                                PatternType.PREFIXED),
                                                        operation)));
        var all =
                Stream.of(
                        binding(service, any(ResourceType.TOPIC), AclOperation.READ),
                        binding(
                                service,
                                new ResourcePattern(
                                        ResourceType.GROUP,
                                        service + "-service",
                                        PatternType.PREFIXED),
                                AclOperation.READ));
        return Stream.concat(own, all);
    }

    private static ResourcePattern any(ResourceType type) {
        return new ResourcePattern(type, ResourcePattern.WILDCARD_RESOURCE, PatternType.LITERAL);
    }

    private static AclBinding binding(
            String service, ResourcePattern pattern, AclOperation operation) {
        return new AclBinding(
                pattern,
                new AccessControlEntry(
                        "User:" + service, ANY_HOST, operation, AclPermissionType.ALLOW));
    }

    private static String module() {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required";
    }

    @Override
    public String toString() {
        return "ServiceLogins[" + port + "]";
    }
}
