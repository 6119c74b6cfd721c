package io.gerbang.bench.read;

import io.gerbang.bench.load.GatewayClient;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Clients that ask one question after the other, of all kinds equally often, in any order. */
public final class ReadLoad {
    private final GatewayClient client;
    private final List<Question> questions;
    private final RandomGenerator random;

    ReadLoad(GatewayClient client, List<Question> questions, RandomGenerator random) {
        this.client = client;
        this.questions = questions;
        this.random = random;
    }

    /** Runs on the event loop that calls, and ends when all is answered. */
    public Future<List<Reading>> run(int clients, int seconds) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var tallies = questions.stream().map(_ -> new ReadTally()).toList();
        var running = new ArrayList<Future<Void>>();
        for (var number = 0; number < clients; number++) {
            var done = Promise.<Void>promise();
            next(tallies, end, done);
            running.add(done.future());
        }
        return Future.all(running)
                .map(_ -> {
                    var readings = new ArrayList<Reading>();
                    for (var at = 0; at < tallies.size(); at++) {
                        readings.add(tallies.get(at).reading(questions.get(at).kind()));
                    }
                    return readings;
                });
    }

    private void next(List<ReadTally> tallies, long end, Promise<Void> done) {
        var begin = System.nanoTime();
        if (begin >= end) {
            done.complete();
            return;
        }
        var at = random.nextInt(questions.size());
        client.send(HttpMethod.GET, questions.get(at).pick(random))
                .onSuccess(answer -> tallies.get(at).add(answer, System.nanoTime() - begin))
                .onFailure(failure -> tallies.get(at).fail(failure.getClass().getSimpleName()))
                .onComplete(_ -> next(tallies, end, done));
    }
}
