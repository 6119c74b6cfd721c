package io.gerbang.check.gateway;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lines of {@code NAME='value'}, as a shell would source them. */
final class ShellVariables {
    private static final String QUOTE = "'";
    private static final String QUOTED_QUOTE = "'\\''";

    private ShellVariables() {}

    static Map<String, String> parse(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> unquoted(pair[1])));
    }

    private static String unquoted(String value) {
        return value.substring(1, value.length() - 1).replace(QUOTED_QUOTE, QUOTE);
    }
}
