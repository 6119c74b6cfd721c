package io.gerbang.settlement.adapter.postgres;

import io.gerbang.settlement.application.PriceList;
import io.gerbang.settlement.application.PricePlans;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.PricePlan;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** The table {@code price_plans}, read again when it has been kept for some seconds. */
public final class PostgresPricePlans implements PricePlans {

    private static final String ALL =
            """
            select merchant_id, livemode, payment_method_type, currency, rate_per_million,
                   fixed_amount, settlement_days
            from price_plans
            """;

    private final Pool pool;
    private final Duration keptFor;
    private volatile @Nullable Kept kept;

    public PostgresPricePlans(Pool pool, Duration keptFor) {
        this.pool = pool;
        this.keptFor = keptFor;
    }

    private record Kept(PriceList prices, long readAt) {}

    @Override
    public Uni<PriceList> current() {
        var known = kept;
        return known != null && System.nanoTime() - known.readAt() < keptFor.toNanos()
                ? Uni.createFrom().item(known.prices())
                : read();
    }

    private Uni<PriceList> read() {
        var readAt = System.nanoTime();
        return pool.query(ALL)
                .execute()
                .map(rows -> {
                    var plans = new HashMap<PriceList.Scope, PricePlan>();
                    rows.forEach(row -> plans.put(scope(row), plan(row)));
                    return new PriceList(plans);
                })
                .invoke(prices -> kept = new Kept(prices, readAt));
    }

    private static PriceList.Scope scope(Row row) {
        return new PriceList.Scope(
                new AccountHolder(row.getString("merchant_id"), row.getBoolean("livemode")),
                row.getString("payment_method_type"),
                row.getString("currency"));
    }

    private static PricePlan plan(Row row) {
        return new PricePlan(
                row.getInteger("rate_per_million"),
                row.getLong("fixed_amount"),
                row.getInteger("settlement_days"));
    }
}
