package io.gerbang.bench.load;

import io.gerbang.bench.load.Outcome.Failed;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/** Each client begins its next payment when the one before is answered. */
public record ClosedLoop(int clients) implements Load {
    private static final long PAUSE_AFTER_FAILURE_MS = 100;

    @Override
    public String title() {
        return clients == 1 ? "1 client" : clients + " clients";
    }

    @Override
    public Future<Tally> run(Work work, int seconds) {
        var tally = new Tally();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var running = new ArrayList<Future<Void>>();
        for (var client = 0; client < clients; client++) {
            var done = Promise.<Void>promise();
            next(work, tally, end, done);
            running.add(done.future());
        }
        return Future.all(running).map(_ -> tally);
    }

    private static void next(Work work, Tally tally, long end, Promise<Void> done) {
        var begin = System.nanoTime();
        if (begin >= end) {
            done.complete();
            return;
        }
        work.once()
                .onSuccess(outcome -> {
                    var now = System.nanoTime();
                    tally.add(outcome, now - begin, now <= end);
                    if (outcome instanceof Failed) {
                        // A gateway that is down would be asked as fast as it can refuse.
                        work.vertx()
                                .setTimer(
                                        PAUSE_AFTER_FAILURE_MS, _ -> next(work, tally, end, done));
                    } else {
                        next(work, tally, end, done);
                    }
                });
    }
}
