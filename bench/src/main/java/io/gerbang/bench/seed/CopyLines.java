package io.gerbang.bench.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/** Lines that wait to be written, a table at a time. */
final class CopyLines {
    private final Connection database;
    private final Map<String, StringBuilder> lines = new LinkedHashMap<>();

    CopyLines(Connection database) {
        this.database = database;
    }

    /** Prints the copy's rows in these tables. */
    void add(Member member, List<String> tables) {
        for (var table : tables) {
            for (var row : member.family().rows(table)) {
                row.print(lines.computeIfAbsent(table, _ -> new StringBuilder()), member.copy());
            }
        }
    }

    void write() throws SQLException, IOException {
        var copies = database.unwrap(PGConnection.class).getCopyAPI();
        for (var waiting : lines.entrySet()) {
            var bytes = waiting.getValue().toString().getBytes(UTF_8);
            copies.copyIn(
                    "copy " + waiting.getKey() + " from stdin", new ByteArrayInputStream(bytes));
            waiting.getValue().setLength(0);
        }
    }
}
