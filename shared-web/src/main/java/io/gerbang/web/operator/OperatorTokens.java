package io.gerbang.web.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operators' tokens, by the names under which the audit log knows them. One is {@code
 * name:secret}, sent as it is as a Bearer token. Only hashes stay in memory.
 */
final class OperatorTokens {

    private static final String BEARER = "Bearer ";
    private static final int SHORTEST_SECRET = 32;

    private final List<Token> tokens;

    private OperatorTokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    private record Token(String name, byte[] sha256) {}

    /**
     * Those of the file and of the setting together.
     *
     * @throws IllegalStateException where others may read the file, or a line is no token
     */
    static OperatorTokens of(OperatorConfig config) {
        var lines = config.tokens().stream().flatMap(List::stream);
        var inFile = config.tokensFile().stream().flatMap(file -> read(file).stream());
        return new OperatorTokens(
                Stream.concat(lines, inFile)
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(OperatorTokens::token)
                        .toList());
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** The name of whoever sent this header. All tokens are compared, each in constant time. */
    Optional<String> name(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return Optional.empty();
        }
        var sent = sha256(authorization.substring(BEARER.length()).strip());
        var name = Optional.<String>empty();
        for (var token : tokens) {
            if (MessageDigest.isEqual(token.sha256(), sent)) {
                name = Optional.of(token.name());
            }
        }
        return name;
    }

    private static List<String> read(Path file) {
        try {
            var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            permissions.removeAll(
                    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            if (!permissions.isEmpty()) {
                throw new IllegalStateException(
                        "the file of the operators' tokens must have mode 0600");
            }
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "the operators' tokens cannot be read: " + file, failure);
        }
    }

    private static Token token(String line) {
        var colon = line.indexOf(':');
        if (colon < 1 || line.length() - colon - 1 < SHORTEST_SECRET) {
            throw new IllegalStateException(
                    "an operator's token is name:secret, with %d characters or more in its secret"
                            .formatted(SHORTEST_SECRET));
        }
        return new Token(line.substring(0, colon), sha256(line));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
