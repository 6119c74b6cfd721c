package io.gerbang.web.key;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a restricted key may be permitted to read or to write: the table of all public routes. A
 * route that stands in no row is closed to restricted keys, and fails a test.
 */
public enum Resource {
    ACCOUNT("account", "/v1/account"),
    BALANCE("balance_transaction", "/v1/balance", "/v1/balance_transactions"),
    CHARGES("charge", "/v1/charges"),
    CHECKOUT_SESSIONS("checkout.session", "/v1/checkout/sessions"),
    CUSTOMERS("customer", "/v1/customers"),
    EVENTS("event", "/v1/events"),
    MANDATES("mandate", "/v1/mandates"),
    PAYMENT_INTENTS("payment_intent", "/v1/payment_intents"),
    PAYMENT_METHODS("payment_method", "/v1/payment_methods", "/v1/customers/*/payment_methods"),
    PAYOUTS("payout", "/v1/payouts"),
    REFUNDS("refund", "/v1/refunds"),
    SETUP_INTENTS("setup_intent", "/v1/setup_intents"),
    TEST_CLOCKS("test_helpers.test_clock", "/v1/test_helpers/test_clocks"),
    TOKENS("token", "/v1/tokens"),
    WEBHOOK_ENDPOINTS("webhook_endpoint", "/v1/webhook_endpoints");

    private static final List<Place> PLACES =
            Stream.of(values())
                    .flatMap(resource -> resource.paths.stream().map(path -> place(resource, path)))
                    .sorted(Comparator.comparingInt(place -> -place.segments().size()))
                    .toList();

    private final String object;
    private final List<String> paths;

    /**
     * @param object as answers name it
     * @param paths below which its routes lie; a star stands for an id, and the longest counts
     */
    Resource(String object, String... paths) {
        this.object = object;
        this.paths = List.of(paths);
    }

    private record Place(Resource resource, List<String> segments) {

        boolean holds(List<String> path) {
            if (path.size() < segments.size()) {
                return false;
            }
            for (var index = 0; index < segments.size(); index++) {
                var segment = segments.get(index);
                if (!segment.equals("*") && !segment.equals(path.get(index))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The resource to which a path belongs. */
    public static Optional<Resource> ofPath(String path) {
        var segments = segments(path);
        return PLACES.stream()
                .filter(place -> place.holds(segments))
                .map(Place::resource)
                .findFirst();
    }

    /** The resource whose objects are of this kind. */
    public static Optional<Resource> ofObject(String object) {
        return Stream.of(values()).filter(resource -> resource.object.equals(object)).findFirst();
    }

    /** As scopes name it, such as {@code payment_intents}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Place place(Resource resource, String path) {
        return new Place(resource, segments(path));
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.split("/"));
    }
}
