package io.gerbang.check.secret;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import io.gerbang.check.event.EventAudit;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import io.gerbang.check.gateway.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * I14: no card number, verification code or API key in what the processes say, on the topics, or in
 * the databases. The vault's ciphertext is read like everything else: it must not look like a card.
 */
public final class NoLeakedSecrets implements Invariant {

    /** A query per table, which joins every column as text; bytes as far as they are ASCII. */
    private static final String TABLES =
            """
            select c.relname,
                   format('select line from (select concat_ws(''|'', %s) as line from %I) t',
                          string_agg(case when a.atttypid = 'bytea'::regtype
                                          then format('encode(%I, ''escape'')', a.attname)
                                          else format('%I::text', a.attname) end, ', '
                                     order by a.attnum),
                          c.relname) || ' where line ~ ?' as query
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition
            group by c.relname order by c.relname
            """;

    private final Gateway gateway;
    private final EventAudit audit;

    /** A table, and the query that reads its suspicious rows as text. */
    private record Table(String name, String query) {}

    public NoLeakedSecrets(Gateway gateway, EventAudit audit) {
        this.gateway = gateway;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "I14";
    }

    @Override
    public String rule() {
        return "no card number, CVC or API key in logs, topics and databases";
    }

    @Override
    public Findings check() throws SQLException, IOException {
        var findings = new Findings("records and files");
        findings.add(audit.secrets());
        for (var database : ServiceDatabase.values()) {
            try (var session = gateway.open(database)) {
                scan(database, session, findings);
            }
        }
        scanLogs(findings);
        return findings;
    }

    private static void scan(ServiceDatabase database, Session session, Findings findings)
            throws SQLException {
        var tables = new ArrayList<Table>();
        session.each(TABLES, row -> new Table(row.getString(1), row.getString(2)), tables::add);
        for (var table : tables) {
            findings.count(1);
            session.each(
                    table.query(),
                    row -> row.getString(1),
                    line -> {
                        var place = "table %s of %s".formatted(table.name(), database);
                        scan(line, place, findings);
                    },
                    SecretScanner.SUSPICIOUS);
        }
    }

    private void scanLogs(Findings findings) throws IOException {
        if (!Files.isDirectory(gateway.logs())) {
            findings.note("no logs here");
            return;
        }
        for (var file : logFiles()) {
            findings.count(1);
            try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                lines.forEach(line -> scan(line, file.getFileName().toString(), findings));
            }
        }
    }

    private List<Path> logFiles() throws IOException {
        try (var files = Files.list(gateway.logs())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void scan(String text, String place, Findings findings) {
        SecretScanner.find(text).ifPresent(secret -> findings.violation(secret + " in " + place));
    }
}
