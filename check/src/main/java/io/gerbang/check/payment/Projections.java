package io.gerbang.check.payment;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.Rows;
import io.gerbang.check.gateway.ServiceDatabase;
import io.gerbang.check.gateway.SortedPairs;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** I8: every service's view of a payment is what follows from the payment's events. */
public final class Projections implements Invariant {
    private final Gateway gateway;

    /**
     * A service's view of payments.
     *
     * @param sql one row per payment, sorted by its id
     * @param differences what is wrong with a row
     * @param isNeeded whether a payment with these events must have a row
     */
    private record View<V>(
            ServiceDatabase database,
            String sql,
            Rows.Mapper<V> mapper,
            Function<V, String> paymentId,
            BiFunction<Trail, V, List<String>> differences,
            Predicate<Trail> isNeeded) {}

    private static final List<View<?>> VIEWS =
            List.of(
                    new View<>(
                            ServiceDatabase.CHECKOUT,
                            CheckoutPayment.BY_PAYMENT,
                            CheckoutPayment::read,
                            CheckoutPayment::id,
                            Agreement::with,
                            trail -> !trail.isVerification()),
                    new View<>(
                            ServiceDatabase.CHECKOUT,
                            CheckoutSetup.BY_SETUP,
                            CheckoutSetup::read,
                            CheckoutSetup::id,
                            Agreement::with,
                            Trail::isVerification),
                    new View<>(
                            ServiceDatabase.AUTHORIZATION,
                            AuthorizationRow.BY_PAYMENT,
                            AuthorizationRow::read,
                            AuthorizationRow::paymentId,
                            Agreement::with,
                            _ -> true),
                    new View<>(
                            ServiceDatabase.SETTLEMENT,
                            Books.BY_PAYMENT,
                            Books::read,
                            Books::paymentId,
                            Agreement::with,
                            trail -> trail.captured() > 0));

    public Projections(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return "I8";
    }

    @Override
    public String rule() {
        return "every service's view of a payment follows from its events";
    }

    @Override
    public Findings check() throws SQLException, IOException {
        var findings = new Findings("views of payments");
        for (var view : VIEWS) {
            compare(view, findings);
        }
        return findings;
    }

    private <V> void compare(View<V> view, Findings findings) throws SQLException, IOException {
        try (var authorization = gateway.open(ServiceDatabase.AUTHORIZATION);
                var service = gateway.open(view.database());
                var trails = authorization.query(Trail.BY_PAYMENT, Trail::read);
                var rows = service.query(view.sql(), view.mapper())) {
            var forgets = authorization.forgetsEvents();
            new SortedPairs<>(Trail::paymentId, view.paymentId())
                    .walk(
                            trails,
                            rows,
                            (trail, row) -> {
                                if (!forgets || trail != null && trail.isWhole()) {
                                    findings.count(1);
                                    compare(view, trail, row, findings);
                                }
                            });
        }
    }

    private static <V> void compare(
            View<V> view, @Nullable Trail trail, @Nullable V row, Findings findings) {
        if (row != null) {
            var paymentId = view.paymentId().apply(row);
            var events = trail == null ? Trail.none(paymentId) : trail;
            view.differences()
                    .apply(events, row)
                    .forEach(difference -> findings.violation(paymentId + ": " + difference));
        } else if (trail != null && view.isNeeded().test(trail)) {
            findings.violation(trail.paymentId() + ": unknown to " + view.database());
        }
    }
}
