package io.gerbang.checkout.adapter.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.key.Scope;
import io.gerbang.web.limit.Limits;
import io.gerbang.web.limit.RateLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits as an operator writes them. They take the place of all that there were; empty ones limit
 * nothing.
 */
record AskedLimits(@Nullable Integer concurrentRequests, @Nullable List<Rate> rates) {

    private static final int MOST = 1_000_000;

    /**
     * A rate of requests.
     *
     * @param scope of the requests that it is about; null for all
     * @param burst as many as a second has, where it is absent
     */
    record Rate(@Nullable String scope, @Nullable Integer perSecond, @Nullable Integer burst) {

        private RateLimit checked() {
            if (scope != null && Scope.named(scope).isEmpty()) {
                throw invalid("A rate is about a scope, as payment_intents:write, or about all.");
            }
            var limit =
                    new RateLimit(
                            scope,
                            perSecond == null ? 0 : perSecond,
                            burst == null ? perSecond == null ? 0 : perSecond : burst);
            if (!isPositive(limit.perSecond()) || !isPositive(limit.burst())) {
                throw invalid("A rate is a positive number of requests per second.");
            }
            return limit;
        }
    }

    Limits checked() {
        if (concurrentRequests != null && !isPositive(concurrentRequests)) {
            throw invalid("concurrent_requests is a positive number.");
        }
        var asked = rates == null ? List.<Rate>of() : rates;
        var checked = asked.stream().map(Rate::checked).toList();
        if (checked.stream().map(RateLimit::scope).distinct().count() < checked.size()) {
            throw invalid("There is one rate for a scope.");
        }
        return new Limits(concurrentRequests, checked);
    }

    static JsonNode json(@Nullable Limits limits) {
        var factory = JsonNodeFactory.instance;
        if (limits == null) {
            return factory.nullNode();
        }
        var json = factory.objectNode().put("concurrent_requests", limits.concurrentRequests());
        var rates = json.putArray("rates");
        for (var rate : limits.rates()) {
            rates.addObject()
                    .put("scope", rate.scope())
                    .put("per_second", rate.perSecond())
                    .put("burst", rate.burst());
        }
        return json;
    }

    private static boolean isPositive(int number) {
        return number > 0 && number <= MOST;
    }

    private static RuntimeException invalid(String message) {
        return StripeErrors.invalidParameter("limits", "parameter_invalid_string", message);
    }
}
