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
 * decided in this turn of the event loop. An advice, for whose answer nobody waits, lies until a
 * request comes, or for a while. Used on one event loop alone.
 */
final class RequestBatcher {

    private static final Logger LOG = Logger.getLogger(RequestBatcher.class);

    private final Vertx vertx;
    private final Context context;
    private final Issuer issuer;
    private final int batchSize;
    private final int restMs;
    private final int adviceRestMs;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean due;
    private boolean adviceTimed;

    RequestBatcher(
            Vertx vertx,
            Context context,
            Issuer issuer,
            int batchSize,
            int restMs,
            int adviceRestMs) {
        this.vertx = vertx;
        this.context = context;
        this.issuer = issuer;
        this.batchSize = batchSize;
        this.restMs = restMs;
        this.adviceRestMs = adviceRestMs;
    }

    /** There is no answer where the books cannot be reached. */
    void decide(IssuerRequest request, Consumer<Answer> answered) {
        waiting.add(new Waiting(request, answered));
        if (!request.isAdvice()) {
            due();
        } else if (!adviceTimed) {
            adviceTimed = true;
            vertx.setTimer(adviceRestMs, _ -> adviceDue());
        }
    }

    private void adviceDue() {
        adviceTimed = false;
        if (!waiting.isEmpty()) {
            due();
        }
    }

    private void due() {
        due = true;
        if (!busy) {
            begin();
        }
    }

    private void begin() {
        busy = true;
        context.runOnContext(_ -> decideBatch());
    }

    private void decideBatch() {
        var batch = new ArrayList<Waiting>();
        while (!waiting.isEmpty() && batch.size() < batchSize) {
            batch.add(waiting.remove());
        }
        due = !waiting.isEmpty();
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
        busy = false;
        if (due) {
            begin();
        }
    }

    private record Waiting(IssuerRequest request, Consumer<Answer> answered) {}
}
