package io.gerbang.bench.measure;

import io.gerbang.bench.webhook.WebhookListener;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** Sees when nothing of a load is left to do: ledger, outboxes, consumers and webhooks. */
public final class Drain {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Databases databases;
    private final ConsumerLag lag;
    private final WebhookListener listener;
    private final String endpointId;

    public Drain(
            Databases databases, ConsumerLag lag, WebhookListener listener, String endpointId) {
        this.databases = databases;
        this.lag = lag;
        this.listener = listener;
        this.endpointId = endpointId;
    }

    /**
     * Blocks until nothing is left.
     *
     * @param paymentIds what must be in the ledger
     * @return what was left when patience ended, in words; empty where nothing was
     */
    public String await(Collection<String> paymentIds)
            throws SQLException, ExecutionException, InterruptedException {
        var end = System.nanoTime() + LIMIT.toNanos();
        Set<String> unposted = new HashSet<>(paymentIds);
        while (true) {
            unposted = databases.missingFromLedger(unposted);
            var left = unposted.isEmpty() ? leftOf(paymentIds) : unposted.size() + " not in ledger";
            if (left.isEmpty() || System.nanoTime() > end) {
                return left;
            }
            Thread.sleep(PAUSE);
        }
    }

    private String leftOf(Collection<String> paymentIds)
            throws SQLException, ExecutionException, InterruptedException {
        if (!databases.areOutboxesEmpty()) {
            return "events in an outbox";
        }
        if (!listener.hasAll(paymentIds) || databases.undelivered(endpointId) > 0) {
            return "webhooks to deliver";
        }
        var records = lag.records();
        return records > 0 ? records + " records to consume" : "";
    }
}
