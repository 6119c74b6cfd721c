package io.gerbang.bench.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.bench.load.GatewayClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What is asked for: pages of ten unless they say otherwise, from anywhere in the store. */
public final class Questions {
    /** What the others are measured against: one row by its key, which no index can better. */
    public static final String FLOOR = "retrieve a payment";

    private static final String PAYMENTS = "payment_intents";
    private static final String CHARGES = "charges";
    private static final String REFUNDS = "refunds";
    private static final String CUSTOMERS = "customers";
    private static final String EVENTS = "events";
    private static final Map<String, String> TABLES =
            Map.of(
                    PAYMENTS, "payment_intents",
                    CHARGES, "charges",
                    REFUNDS, "refunds",
                    CUSTOMERS, "customers",
                    EVENTS, "merchant_events");
    private static final int PAGES = 5;

    private final GatewayClient client;
    private final Samples samples;
    private final List<Question> questions = new ArrayList<>();

    private Questions(GatewayClient client, Samples samples) {
        this.client = client;
        this.samples = samples;
    }

    /**
     * The questions to the merchant whose key the client has. Blocks.
     *
     * @param jdbcUrl of checkout's database, for a role that may read it
     */
    public static ReadLoad load(GatewayClient client, String jdbcUrl, RandomGenerator random)
            throws SQLException {
        var payments = get(client, "/v1/payment_intents?limit=1").getJsonArray("data");
        if (payments.isEmpty()) {
            throw new IllegalArgumentException("There is no payment to ask for");
        }
        var newest = payments.getJsonObject(0).getString("id");
        var asked = new Questions(client, Samples.take(jdbcUrl, newest));
        asked.lists();
        asked.filters();
        asked.paymentSearches();
        asked.chargeSearches();
        asked.customerSearches();
        return new ReadLoad(client, asked.questions, random);
    }

    private void lists() {
        add(FLOOR, PAYMENTS, "/{id}");
        for (var list : List.of(PAYMENTS, CHARGES, REFUNDS, CUSTOMERS, EVENTS)) {
            add("list " + list, list, "");
            add("list %s, starting_after".formatted(list), list, "?starting_after={id}");
            add("list %s, ending_before".formatted(list), list, "?ending_before={id}");
            add(
                    "list %s by created".formatted(list),
                    list,
                    "?created%5Bgte%5D={created}&created%5Blt%5D={next_day}");
        }
        add("list payment_intents, 100 a page", PAYMENTS, "?limit=100&starting_after={id}");
    }

    private void filters() {
        add("list payment_intents by customer", PAYMENTS, "?customer={customer_id}");
        add("list charges by customer", CHARGES, "?customer={customer_id}");
        add("list charges by payment_intent", CHARGES, "?payment_intent={payment_id}");
        add("list refunds by payment_intent", REFUNDS, "?payment_intent={payment_id}");
        add("list refunds by charge", REFUNDS, "?charge={charge_id}");
        add("list customers by email", CUSTOMERS, "?email={email}");
        add("list events by type", EVENTS, "?type={type}");
        add("list events by a rare type", EVENTS, "?type=payment_intent.canceled");
        add("list events by charge.*", EVENTS, "?type=charge.*");
    }

    private void paymentSearches() {
        search(PAYMENTS, "status succeeded", "status:'succeeded'");
        search(PAYMENTS, "status requires_capture", "status:'requires_capture'");
        search(PAYMENTS, "status canceled", "status:'canceled'");
        search(PAYMENTS, "all but a status", "-status:'succeeded'");
        search(PAYMENTS, "amounts above", "amount>19000");
        search(PAYMENTS, "amount", "amount:{amount}");
        search(PAYMENTS, "amount and currency", "currency:'{currency}' AND amount:{amount}");
        search(PAYMENTS, "customer", "customer:'{customer_id}'");
        search(PAYMENTS, "metadata", "metadata[\"order\"]:'{order_number}'");
        search(PAYMENTS, "status and time", "status:'succeeded' AND created<={created}");
        search(PAYMENTS, "rare status and time", "status:'canceled' AND created<={created}");
        pages(PAYMENTS, "status succeeded", "status:'succeeded'");
        pages(PAYMENTS, "status canceled", "status:'canceled'");
    }

    private void chargeSearches() {
        var card = "payment_method_details.card.";
        search(CHARGES, "amount", "amount:{amount}");
        search(CHARGES, "amount and currency", "currency:'usd' AND amount:{amount}");
        search(CHARGES, "amounts between", "amount>={amount} AND amount<20000");
        search(CHARGES, "customer", "customer:'{customer_id}'");
        search(CHARGES, "time", "created<={created}");
        search(CHARGES, "refunded", "refunded:'true'");
        search(CHARGES, "status failed", "status:'failed'");
        search(CHARGES, "brand, common", card + "brand:'visa'");
        search(CHARGES, "brand, rare", card + "brand:'amex'");
        search(CHARGES, "expiry", card + "exp_month:12 AND " + card + "exp_year:2034");
        search(CHARGES, "last4", card + "last4:'{last4}'");
        search(CHARGES, "fingerprint", card + "fingerprint:'{fingerprint}'");
        search(CHARGES, "postal code", "billing_details.address.postal_code:'{postal_code}'");
        pages(CHARGES, "refunded", "refunded:'true'");
    }

    private void customerSearches() {
        search(CUSTOMERS, "e-mail", "email:'{email}'");
        search(CUSTOMERS, "part of an e-mail", "email~'{part_of_email}'");
        search(CUSTOMERS, "part of a name", "name~'{part_of_name}'");
        search(CUSTOMERS, "time", "created<={created}");
        pages(CUSTOMERS, "part of all names", "name~'shopper'");
    }

    private void search(String list, String by, String query) {
        var queries = samples.fill(TABLES.get(list), query);
        add(
                "search %s by %s".formatted(list, by),
                queries.stream().map(each -> searchPath(list, each)).toList());
    }

    /** The pages behind the first. */
    private void pages(String list, String by, String query) {
        var first = searchPath(list, query);
        var paths = new ArrayList<String>();
        var next = get(client, first).getString("next_page");
        while (next != null && paths.size() < PAGES) {
            paths.add(first + "&page=" + encoded(next));
            next = get(client, paths.getLast()).getString("next_page");
        }
        add("search %s by %s, page=".formatted(list, by), paths);
    }

    /**
     * @param rest of the path, with columns of the list's table
     */
    private void add(String kind, String list, String rest) {
        add(kind, samples.fill(TABLES.get(list), "/v1/" + list + rest));
    }

    /** What the store has nothing of is not asked for. */
    private void add(String kind, List<String> paths) {
        if (!paths.isEmpty()) {
            questions.add(new Question(kind, paths));
        }
    }

    private static String searchPath(String list, String query) {
        return "/v1/" + list + "/search?query=" + encoded(query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static JsonObject get(GatewayClient client, String path) {
        return client.send(HttpMethod.GET, path)
                .compose(GatewayClient::succeed)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .body();
    }
}
