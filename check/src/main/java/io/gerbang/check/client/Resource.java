package io.gerbang.check.client;

import io.gerbang.check.gateway.ServiceDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where the objects lie whose ids begin in some way. */
enum Resource {
    PAYMENT_INTENT("pi_", in(ServiceDatabase.CHECKOUT, "payment_intents", "id")),
    SETUP_INTENT("seti_", in(ServiceDatabase.CHECKOUT, "setup_intents", "id")),
    CHARGE("ch_", in(ServiceDatabase.CHECKOUT, "charges", "id")),
    REFUND("re_", in(ServiceDatabase.CHECKOUT, "refunds", "id")),
    CUSTOMER("cus_", in(ServiceDatabase.CHECKOUT, "customers", "id")),
    CHECKOUT_SESSION("cs_", in(ServiceDatabase.CHECKOUT, "checkout_sessions", "id")),
    EVENT("evt_", in(ServiceDatabase.CHECKOUT, "merchant_events", "id")),
    WEBHOOK_ENDPOINT("we_", in(ServiceDatabase.CHECKOUT, "webhook_endpoints", "id")),
    TEST_CLOCK("clock_", in(ServiceDatabase.CHECKOUT, "test_clocks", "id")),

    /** A card lies in the vault, and what a test card's name was attached as does not. */
    PAYMENT_METHOD(
            "pm_",
            in(ServiceDatabase.AUTHORIZATION, "payment_methods", "id"),
            in(ServiceDatabase.CHECKOUT, "payment_methods", "id")),
    TOKEN("tok_", in(ServiceDatabase.AUTHORIZATION, "tokens", "id")),
    BALANCE_TRANSACTION("txn_", in(ServiceDatabase.SETTLEMENT, "balance_transactions", "id")),
    PAYOUT("po_", in(ServiceDatabase.SETTLEMENT, "payouts", "payout_id"));

    private final String prefix;
    private final List<Place> places;

    Resource(String prefix, Place... places) {
        this.prefix = prefix;
        this.places = List.of(places);
    }

    /**
     * @param missing a query for those ids of an array that are not there
     */
    record Place(ServiceDatabase database, String missing) {}

    private static Place in(ServiceDatabase database, String table, String column) {
        var missing =
                """
                select s.id from unnest(?::text[]) as s(id)
                where not exists (select from %s t where t.%s = s.id)
                """;
        return new Place(database, missing.formatted(table, column));
    }

    /** The resource of an id, if it is kept anywhere. */
    static Optional<Resource> of(String id) {
        return Arrays.stream(values())
                .filter(resource -> id.startsWith(resource.prefix))
                .findFirst();
    }

    /** What is in none of them is nowhere. */
    List<Place> places() {
        return places;
    }
}
