package io.gerbang.check.payment;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import java.io.IOException;
import java.sql.SQLException;

/** I4: what was refunded of a payment was captured before. */
public final class RefundLimit implements Invariant {
    private static final String OVERDRAWN =
            """
            select payment_id || ' refunded ' || refunded || ' of ' || captured
            from (%s) trails where first = 1 and refunded > captured
            """
                    .formatted(Trail.TRAILS);
    private static final String PAYMENTS =
            """
            select count(distinct key) from event_log
            where topic = 'authorization.payment.v1' and type = 'RefundSucceeded'
            """;

    private final Gateway gateway;

    public RefundLimit(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return "I4";
    }

    @Override
    public String rule() {
        return "no more is refunded than was captured";
    }

    @Override
    public Findings check() throws SQLException, IOException {
        var findings = new Findings("payments");
        try (var authorization = gateway.open(ServiceDatabase.AUTHORIZATION)) {
            findings.count(authorization.number(PAYMENTS));
            authorization.each(OVERDRAWN, row -> row.getString(1), findings::violation);
        }
        return findings;
    }
}
