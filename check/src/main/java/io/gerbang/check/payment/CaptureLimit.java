package io.gerbang.check.payment;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import java.io.IOException;
import java.sql.SQLException;

/**
 * I3: what was captured of a payment was authorized before, or lies within what the card's network
 * lets exceed it.
 */
public final class CaptureLimit implements Invariant {
    private static final String OVERDRAWN =
            """
            select payment_id || ' captured ' || captured || ' of ' || authorized
            from (%s) trails where first = 1 and captured > greatest(authorized, most_capturable)
            """
                    .formatted(Trail.TRAILS);
    private static final String PAYMENTS =
            """
            select count(distinct key) from event_log
            where topic = 'authorization.payment.v1' and type = 'PaymentCaptured'
            """;

    private final Gateway gateway;

    public CaptureLimit(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return "I3";
    }

    @Override
    public String rule() {
        return "no more is captured than was authorized";
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
