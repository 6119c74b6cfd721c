package io.gerbang.simulators.adapter.network;

import io.gerbang.simulators.application.Issuer;
import io.gerbang.simulators.domain.Answer;
import io.gerbang.simulators.domain.IssuerRequest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Lets the issuer decide one batch after the other. A request that finds the issuer idle is decided
 * in this turn of the event loop; those that come meanwhile are collected a little longer, because
 * a transaction costs the same for many. Used on one event loop alone.
 */
final class RequestBatcher {

    private static final Logger LOG = Logger.getLogger(RequestBatcher.class);

    private final Vertx vertx;
    private final Context context;
    private final Issuer issuer;
    private final int batchSize;
    private final int collectMs;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean busy;

    RequestBatcher(Vertx vertx, Context context, Issuer issuer, int batchSize, int collectMs) {
        this.vertx = vertx;
        this.context = context;
        this.issuer = issuer;
        this.batchSize = batchSize;
        this.collectMs = collectMs;
    }

    /** There is no answer where the books cannot be reached. */
    void decide(IssuerRequest request, Consumer<Answer> answered) {
        waiting.add(new Waiting(request, answered));
        if (!busy) {
            busy = true;
            context.runOnContext(_ -> decideBatch());
        }
    }

    private void decideBatch() {
        var batch = new ArrayList<Waiting>();
        while (!waiting.isEmpty() && batch.size() < batchSize) {
            batch.add(waiting.remove());
        }
        issuer.decide(batch.stream().map(Waiting::request).toList())
                .subscribe()
                .with(answers -> decided(batch, answers), this::failed);
    }

    private void decided(List<Waiting> batch, List<Answer> answers) {
        for (var i = 0; i < batch.size(); i++) {
            batch.get(i).answered().accept(answers.get(i));
        }
        decideNext();
    }

    private void failed(Throwable failure) {
        LOG.errorf("the books cannot be reached: %s", failure);
        decideNext();
    }

    private void decideNext() {
        if (waiting.isEmpty()) {
            busy = false;
        } else if (collectMs > 0) {
            vertx.setTimer(collectMs, _ -> decideBatch());
        } else {
            decideBatch();
        }
    }

    private record Waiting(IssuerRequest request, Consumer<Answer> answered) {}
}
