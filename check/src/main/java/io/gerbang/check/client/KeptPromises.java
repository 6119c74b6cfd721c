package io.gerbang.check.client;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import io.gerbang.check.gateway.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * I5: what a client was told with a status 2xx is there, and an idempotency key that it used again
 * led to the same object.
 */
public final class KeptPromises implements Invariant {
    private static final int IDS_AT_ONCE = 50_000;

    private final Gateway gateway;
    private final @Nullable Path journal;

    /**
     * @param journal lines as {@link JournalLine} reads them; null where no client kept any
     */
    public KeptPromises(Gateway gateway, @Nullable Path journal) {
        this.gateway = gateway;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "I5";
    }

    @Override
    public String rule() {
        return "every 2xx in the client's journal is found";
    }

    @Override
    public Findings check() throws SQLException, IOException {
        var findings = new Findings("answers");
        if (journal == null) {
            findings.note("skipped: no --journal");
            return findings;
        }
        var reading = new Reading(findings, deleted(journal));
        try (var lines = Files.newBufferedReader(journal)) {
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                var line = JournalLine.parse(text);
                if (line.isEmpty()) {
                    findings.violation("the journal has a line of another form: " + text);
                } else if (line.get().isSuccess()) {
                    reading.take(line.get());
                }
            }
        }
        reading.lookUp();
        return findings;
    }

    private static Set<String> deleted(Path journal) throws IOException {
        var deleted = new HashSet<String>();
        try (var lines = Files.lines(journal)) {
            lines.flatMap(line -> JournalLine.parse(line).stream())
                    .filter(line -> line.isDeletion() && line.isSuccess() && line.id() != null)
                    .forEach(line -> deleted.add(line.id()));
        }
        return deleted;
    }

    /** The journal, a batch of ids at a time. */
    private final class Reading {
        private final Findings findings;
        private final Set<String> deleted;
        private final Map<String, String> idByKey = new HashMap<>();
        private final Map<Resource, Set<String>> ids = new EnumMap<>(Resource.class);

        Reading(Findings findings, Set<String> deleted) {
            this.findings = findings;
            this.deleted = deleted;
        }

        void take(JournalLine line) throws SQLException, IOException {
            findings.count(1);
            var id = line.id();
            if (id == null || deleted.contains(id)) {
                return;
            }
            requireSameAsBefore(line, id);
            var resource = Resource.of(id);
            if (resource.isPresent()) {
                var batch = ids.computeIfAbsent(resource.get(), _ -> new HashSet<>());
                batch.add(id);
                if (batch.size() == IDS_AT_ONCE) {
                    lookUp();
                }
            }
        }

        private void requireSameAsBefore(JournalLine line, String id) {
            if (line.idempotencyKey() != null) {
                var before = idByKey.putIfAbsent(line.idempotencyKey(), id);
                if (before != null && !before.equals(id)) {
                    findings.violation(
                            "idempotency key %s made both %s and %s"
                                    .formatted(line.idempotencyKey(), before, id));
                }
            }
        }

        void lookUp() throws SQLException, IOException {
            for (var batch : ids.entrySet()) {
                var missing = batch.getValue();
                for (var place : batch.getKey().places()) {
                    missing = missing(missing, place);
                }
                missing.forEach(id -> findings.violation(id + " was promised, and is nowhere"));
            }
            ids.clear();
        }

        private Set<String> missing(Set<String> wanted, Resource.Place place)
                throws SQLException, IOException {
            var missing = new HashSet<String>();
            try (var session = gateway.open(place.database())) {
                session.each(
                        place.missing(),
                        row -> row.getString(1),
                        missing::add,
                        (Object) wanted.toArray(String[]::new));
            }
            return missing;
        }
    }
}
