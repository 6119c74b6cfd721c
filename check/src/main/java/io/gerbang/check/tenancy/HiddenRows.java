package io.gerbang.check.tenancy;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import java.io.IOException;
import java.sql.SQLException;

/**
 * I15: whatever has a merchant lies under row-level security. But for events, which no request
 * reads, and API keys, which are looked up before it is known whose request it is.
 */
public final class HiddenRows implements Invariant {
    private static final String OF_MERCHANTS =
            """
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relkind in ('r', 'p') and not c.relispartition
              and c.relnamespace = 'public'::regnamespace
              and c.relname not in ('event_log', 'api_keys')
              and a.attname = 'merchant_id' and not a.attisdropped
            """;
    private static final String TABLES = "select count(*) " + OF_MERCHANTS;
    private static final String OPEN =
            "select c.relname " + OF_MERCHANTS + " and not c.relrowsecurity order by 1";

    private final Gateway gateway;

    public HiddenRows(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return "I15";
    }

    @Override
    public String rule() {
        return "row-level security hides every table that has a merchant";
    }

    @Override
    public Findings check() throws SQLException, IOException {
        var findings = new Findings("tables");
        for (var service : ServiceDatabase.SERVICES) {
            try (var session = gateway.open(service)) {
                findings.count(session.number(TABLES));
                session.each(
                        OPEN,
                        row -> service + " shows every merchant's " + row.getString(1),
                        findings::violation);
            }
        }
        return findings;
    }
}
