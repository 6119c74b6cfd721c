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
 * Lets the issuer decide one batch after the other, with a short rest between them: a transaction
 * costs about the same for many requests as for one. A request that finds the issuer rested is
 * decided in this turn of the event loop. Used on one event loop alone.
 */
final class RequestBatcher {

    private static final Logger LOG = Logger.getLogger(RequestBatcher.class);

    private final Vertx vertx;
    private final Context context;
    private final Issuer issuer;
    private final int batchSize;
    private final int restMs;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean busy;

    RequestBatcher(Vertx vertx, Context context, Issuer issuer, int batchSize, int restMs) {
        this.vertx = vertx;
        this.context = context;
        this.issuer = issuer;
        this.batchSize = batchSize;
        this.restMs = restMs;
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
        rest();
    }

    private void failed(Throwable failure) {
        LOG.errorf("the books cannot be reached: %s", failure);
        rest();
    }

    private void rest() {
        vertx.setTimer(restMs, _ -> rested());
    }

    private void rested() {
        if (waiting.isEmpty()) {
            busy = false;
        } else {
            decideBatch();
        }
    }

    private record Waiting(IssuerRequest request, Consumer<Answer> answered) {}
}
