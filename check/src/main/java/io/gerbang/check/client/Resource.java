package io.gerbang.check.client;

import io.gerbang.check.gateway.ServiceDatabase;
import java.util.Arrays;
import java.util.Optional;

/** Where the objects lie whose ids begin in some way. */
enum Resource {
    PAYMENT_INTENT("pi_", ServiceDatabase.CHECKOUT, "payment_intents", "id"),
    SETUP_INTENT("seti_", ServiceDatabase.CHECKOUT, "setup_intents", "id"),
    CHARGE("ch_", ServiceDatabase.CHECKOUT, "charges", "id"),
    REFUND("re_", ServiceDatabase.CHECKOUT, "refunds", "id"),
    EVENT("evt_", ServiceDatabase.CHECKOUT, "merchant_events", "id"),
    WEBHOOK_ENDPOINT("we_", ServiceDatabase.CHECKOUT, "webhook_endpoints", "id"),
    TEST_CLOCK("clock_", ServiceDatabase.CHECKOUT, "test_clocks", "id"),
    PAYMENT_METHOD("pm_", ServiceDatabase.AUTHORIZATION, "payment_methods", "id"),
    TOKEN("tok_", ServiceDatabase.AUTHORIZATION, "tokens", "id"),
    BALANCE_TRANSACTION("txn_", ServiceDatabase.SETTLEMENT, "balance_transactions", "id"),
    PAYOUT("po_", ServiceDatabase.SETTLEMENT, "payouts", "payout_id");

    private final String prefix;
    private final ServiceDatabase database;
    private final String missing;

    Resource(String prefix, ServiceDatabase database, String table, String column) {
        this.prefix = prefix;
        this.database = database;
        this.missing =
                """
                select s.id from unnest(?::text[]) as s(id)
                where not exists (select from %s t where t.%s = s.id)
                """
                        .formatted(table, column);
    }

    /** The resource of an id, if it is kept anywhere. */
    static Optional<Resource> of(String id) {
        return Arrays.stream(values())
                .filter(resource -> id.startsWith(resource.prefix))
                .findFirst();
    }

    ServiceDatabase database() {
        return database;
    }

    /** A query for those ids of an array that are nowhere. */
    String missing() {
        return missing;
    }
}
