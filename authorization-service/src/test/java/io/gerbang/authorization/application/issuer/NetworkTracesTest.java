package io.gerbang.authorization.application.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkTracesTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.987Z");
    private static final int THREADS = 8;
    private static final int ASKED = 20_000;
    private static final int STANS = 999_999;

    private final FakeTraceNumbers numbers = new FakeTraceNumbers();

    @Test
    void no_two_messages_have_the_same_reference_however_many_ask_at_once() throws Exception {
        var instances = List.of(new NetworkTraces(numbers), new NetworkTraces(numbers));

        List<Callable<List<NetworkTrace>>> askers =
                IntStream.range(0, THREADS)
                        .<Callable<List<NetworkTrace>>>mapToObj(
                                i -> () -> allotMany(instances.get(i % instances.size())))
                        .toList();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var traces =
                    threads.invokeAll(askers).stream()
                            .flatMap(asked -> asked.resultNow().stream())
                            .map(NetworkTrace::rrn)
                            .toList();

            assertThat(traces).hasSize(THREADS * ASKED * 3 / 2).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_stan_comes_back_when_all_others_have_been_used() {
        var traces = new NetworkTraces(numbers);
        var used = new BitSet();

        for (var left = STANS; left > 0; left -= TraceNumbers.BLOCK) {
            allot(traces, Math.min(left, TraceNumbers.BLOCK))
                    .forEach(trace -> used.set(trace.stan()));
        }

        assertThat(used.cardinality()).isEqualTo(STANS);
        assertThat(used.nextSetBit(0)).isEqualTo(1);
        assertThat(used.length() - 1).isEqualTo(STANS);
    }

    @Test
    void a_trace_fits_its_fields() {
        var trace = allot(new NetworkTraces(numbers), 1).getFirst();

        assertThat(trace.rrn()).matches("[0-9A-Z]{12}");
        assertThat(trace.transmittedAt()).isEqualTo("2026-11-23T12:00:00Z");
    }

    /** One or two at a time, so that they are often in one another's way. */
    private static List<NetworkTrace> allotMany(NetworkTraces traces) {
        return IntStream.range(0, ASKED)
                .boxed()
                .flatMap(i -> allot(traces, 1 + i % 2).stream())
                .toList();
    }

    private static List<NetworkTrace> allot(NetworkTraces traces, int count) {
        return traces.allot(null, count, NOON).await().indefinitely();
    }

    /** The sequence, without a database. */
    private static final class FakeTraceNumbers implements TraceNumbers {

        private final AtomicLong next = new AtomicLong(1);

        @Override
        public Uni<Long> nextBlock(SqlConnection connection) {
            return Uni.createFrom().item(() -> next.getAndAdd(BLOCK));
        }
    }
}
