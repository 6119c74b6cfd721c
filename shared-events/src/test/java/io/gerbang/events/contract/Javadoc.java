package io.gerbang.events.contract;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What the source says of a type of the contract, so that it is said once. */
final class Javadoc {

    private static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern TAG = Pattern.compile("\\{@\\w+ ([^}]*)}");

    private Javadoc() {}

    /** The type's whole description as one line of plain text. */
    static String of(Class<?> type) {
        var declaration =
                Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+\\s+)*(?:public |sealed )*"
                                + "(?:record|enum|interface) "
                                + type.getSimpleName()
                                + "\\b",
                        Pattern.DOTALL);
        var matcher = declaration.matcher(source(type));
        if (!matcher.find()) {
            throw new IllegalStateException(type + " has no Javadoc");
        }
        return matcher.group(1)
                .replaceAll("(?m)^\\s*\\*", " ")
                .transform(text -> TAG.matcher(text).replaceAll(tag -> onTheWire(tag.group(1))))
                .replaceAll("<p>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** A component's name as JSON has it. */
    private static String onTheWire(String code) {
        return code.matches("[a-z]+[A-Z]\\w*") ? SnakeCaseStrategy.INSTANCE.translate(code) : code;
    }

    private static String source(Class<?> type) {
        var file = type.getNestHost().getName().replace('.', '/') + ".java";
        try {
            return Files.readString(SOURCES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
