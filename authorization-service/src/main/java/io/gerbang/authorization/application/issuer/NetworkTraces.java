package io.gerbang.authorization.application.issuer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Allots traces. The retrieval reference is a number that is never allotted twice, in base 36; the
 * STAN is the same number's last six digits, so it comes back after a million messages.
 */
@ApplicationScoped
public class NetworkTraces {

    private static final int STANS = 999_999;
    private static final int RRN_LENGTH = 12;

    private final TraceNumbers numbers;
    private long next;
    private long end;

    NetworkTraces(TraceNumbers numbers) {
        this.numbers = numbers;
    }

    public Uni<List<NetworkTrace>> allot(SqlConnection connection, int count, Instant now) {
        if (count == 0) {
            return Uni.createFrom().item(List.of());
        }
        var first = take(count);
        return first > 0
                ? Uni.createFrom().item(traces(first, count, now))
                : numbers.nextBlock(connection)
                        .invoke(this::open)
                        .chain(() -> allot(connection, count, now));
    }

    private synchronized long take(int count) {
        if (count > TraceNumbers.BLOCK) {
            throw new IllegalArgumentException("more messages than a block has numbers");
        }
        if (end - next < count) {
            return 0;
        }
        var first = next;
        next += count;
        return first;
    }

    private synchronized void open(long first) {
        next = first;
        end = first + TraceNumbers.BLOCK;
    }

    private static List<NetworkTrace> traces(long first, int count, Instant now) {
        var transmittedAt = now.truncatedTo(ChronoUnit.SECONDS);
        var traces = new ArrayList<NetworkTrace>(count);
        for (var number = first; number < first + count; number++) {
            var digits = Long.toString(number, 36).toUpperCase(Locale.ROOT);
            var rrn = "0".repeat(RRN_LENGTH - digits.length()) + digits;
            traces.add(new NetworkTrace(transmittedAt, (int) (number % STANS) + 1, rrn));
        }
        return traces;
    }
}
