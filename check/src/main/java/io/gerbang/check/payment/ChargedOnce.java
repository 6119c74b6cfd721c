package io.gerbang.check.payment;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import java.io.IOException;
import java.sql.SQLException;

/**
 * I2: nobody is charged twice for the same thing. A payment is authorized at most once, and a
 * request that a client repeated under its idempotency key made one payment or refund.
 */
public final class ChargedOnce implements Invariant {
    private static final String AUTHORIZED =
            """
            select count(*) from event_log
            where topic = 'authorization.payment.v1' and type = 'PaymentAuthorized'
            """;
    private static final String TWICE =
            """
            select key || ' was authorized ' || count(*) || ' times'
            from event_log where topic = 'authorization.payment.v1' and type = 'PaymentAuthorized'
            group by key having count(*) > 1
            """;

    /** A key is free again after 30 days. */
    private static final String REPEATED =
            """
            select count(*) || ' objects were made under the idempotency key ' || idempotency_key
                   || ' of ' || merchant_id
            from merchant_events
            where type in ('payment_intent.created', 'setup_intent.created', 'refund.created')
              and idempotency_key is not null
            group by merchant_id, livemode, idempotency_key
            having count(*) > 1 and max(created_at) - min(created_at) < interval '30 days'
            """;

    private final Gateway gateway;

    public ChargedOnce(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return "I2";
    }

    @Override
    public String rule() {
        return "at most one authorization per payment, one payment per request";
    }

    @Override
    public Findings check() throws SQLException, IOException {
        var findings = new Findings("authorizations");
        try (var authorization = gateway.open(ServiceDatabase.AUTHORIZATION)) {
            findings.count(authorization.number(AUTHORIZED));
            authorization.each(TWICE, row -> row.getString(1), findings::violation);
        }
        try (var checkout = gateway.open(ServiceDatabase.CHECKOUT)) {
            checkout.each(REPEATED, row -> row.getString(1), findings::violation);
        }
        return findings;
    }
}
