package io.gerbang.local.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A file of mode 0600 with a {@code NAME='value'} in each line, which a shell can source. */
public record VariablesFile(Path file) {
    private static final String QUOTE = "'";
    private static final String QUOTED_QUOTE = "'\\''";

    /** The variables in the order of the file; none where there is no file. */
    public Map<String, String> read() throws IOException {
        var variables = new LinkedHashMap<String, String>();
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                var equals = line.indexOf('=');
                var quoted = line.substring(equals + 1);
                var value = quoted.substring(1, quoted.length() - 1).replace(QUOTED_QUOTE, QUOTE);
                variables.put(line.substring(0, equals), value);
            }
        }
        return variables;
    }

    /** Replaces the file. Values hold no line breaks. */
    public void write(Map<String, String> variables) throws IOException {
        OwnerOnlyFile.write(
                file,
                variables.entrySet().stream()
                        .map(VariablesFile::line)
                        .collect(Collectors.joining()));
    }

    private static String line(Map.Entry<String, String> variable) {
        var escaped = variable.getValue().replace(QUOTE, QUOTED_QUOTE);
        return variable.getKey() + "=" + QUOTE + escaped + QUOTE + "\n";
    }
}
