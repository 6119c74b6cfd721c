package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.adapter.postgres.SearchColumn.Created;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Id;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Phrase;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Standing;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Term;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Whole;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Word;
import java.util.Map;
import java.util.Set;

/**
 * A table that can be searched.
 *
 * @param object what the rows are, in Stripe's words
 * @param isIdOfItsTime whether the time that ids begin with is {@code created_at}; it is earlier
 *     otherwise
 * @param only a condition that all rows of the result meet
 * @param metadata SQL of the object with the metadata
 * @see <a href="https://docs.stripe.com/search#supported-query-fields-for-each-resource">Stripe:
 *     query fields</a>
 */
record Searchable(
        String table,
        String object,
        String idPrefix,
        boolean isIdOfItsTime,
        String only,
        String metadata,
        Map<String, SearchColumn> columns) {

    static final String OF_TENANT = "merchant_id = $1 and livemode = $2 and ";

    private static final String FAILED = "failed";
    private static final String REFUNDED = "refunded";
    private static final Set<String> OUTCOMES = Set.of(Standing.COMMON, FAILED, REFUNDED);

    static final Searchable PAYMENTS =
            new Searchable(
                    "payment_intents",
                    "payment_intent",
                    "pi_",
                    true,
                    "true",
                    "body::json #> '{details,metadata}'",
                    Map.of(
                            "amount", new Whole("amount", OF_TENANT + "amount $c"),
                            "created", new Created(),
                            "currency", new Word("currency", OF_TENANT + "currency $c"),
                            "customer", new Id("customer_id", true),
                            "status",
                                    Standing.of(
                                            "status",
                                            "requires_payment_method",
                                            "requires_confirmation",
                                            "requires_action",
                                            "processing",
                                            "requires_capture",
                                            "canceled",
                                            Standing.COMMON)));

    static final Searchable CHARGES =
            new Searchable(
                    "charges",
                    "charge",
                    "ch_",
                    false,
                    "true",
                    "body::json -> 'metadata'",
                    Map.ofEntries(
                            Map.entry("amount", new Whole("amount", OF_TENANT + "amount $c")),
                            Map.entry(
                                    "billing_details.address.postal_code",
                                    Term.ofMany(
                                            "postal_code",
                                            text(
                                                    "paymentMethod,billingDetails,address,"
                                                            + "postalCode"))),
                            Map.entry("created", new Created()),
                            Map.entry("currency", Term.ofFew("currency", text("currency"))),
                            Map.entry("customer", new Id("customer_id", false)),
                            Map.entry(
                                    "disputed",
                                    new Standing(
                                            "outcome",
                                            Map.of("true", Set.of(), "false", OUTCOMES))),
                            Map.entry(
                                    "payment_method_details.card.brand",
                                    Term.ofFew("brand", cardText("brand"))),
                            Map.entry(
                                    "payment_method_details.card.exp_month",
                                    Term.ofFew("exp_month", cardText("expMonth"))),
                            Map.entry(
                                    "payment_method_details.card.exp_year",
                                    Term.ofFew("exp_year", cardText("expYear"))),
                            Map.entry(
                                    "payment_method_details.card.fingerprint",
                                    Term.ofMany("fingerprint", cardText("fingerprint"))),
                            Map.entry(
                                    "payment_method_details.card.last4",
                                    Term.ofMany("last4", cardText("last4"))),
                            Map.entry(
                                    "refunded",
                                    new Standing(
                                            "outcome",
                                            Map.of(
                                                    "true", Set.of(REFUNDED),
                                                    "false", Set.of(Standing.COMMON, FAILED)))),
                            Map.entry(
                                    "status",
                                    new Standing(
                                            "outcome",
                                            Map.of(
                                                    "succeeded", Set.of(Standing.COMMON, REFUNDED),
                                                    "failed", Set.of(FAILED))))));

    static final Searchable CUSTOMERS =
            new Searchable(
                    "customers",
                    "customer",
                    "cus_",
                    true,
                    "not deleted",
                    "body::json #> '{details,metadata}'",
                    Map.of(
                            "created", new Created(),
                            "email", new Phrase("email", text("details,email")),
                            "name", new Phrase("name", text("details,name")),
                            "phone", new Phrase("phone", text("details,phone"))));

    private static String cardText(String field) {
        return text("paymentMethod,facts,card," + field);
    }

    private static String text(String path) {
        return "lower(body::json #>> '{%s}')".formatted(path);
    }
}
