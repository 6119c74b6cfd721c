package io.gerbang.check.event;

import io.gerbang.check.Findings;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import io.gerbang.check.gateway.SortedPairs;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for effects that an event had twice where positions cannot tell: in the counters of
 * fraud-service, which only add, and in the books, where a source has one transaction of a kind.
 */
final class EffectsOnce {

    /** What a counter of fraud-service counts, with the event that it counts. */
    private record Measure(String name, ServiceDatabase owner, String topic, String type) {}

    private static final List<Measure> MEASURES =
            List.of(
                    new Measure(
                            "attempts",
                            ServiceDatabase.FRAUD,
                            "fraud.payment.v1",
                            "PaymentScreened"),
                    new Measure(
                            "declines",
                            ServiceDatabase.AUTHORIZATION,
                            "authorization.payment.v1",
                            "PaymentDeclined"),
                    new Measure(
                            "successes",
                            ServiceDatabase.AUTHORIZATION,
                            "authorization.payment.v1",
                            "PaymentAuthorized"));

    /** A merchant's events; those of each counter together are at most as many. */
    private static final String HAPPENED =
            """
            select merchant_id || case when livemode then ' live' else ' test' end as account,
                   count(*) as number
            from event_log where topic = ? and type = ? group by 1 order by 1
            """;

    private static final String COUNTED =
            """
            select account, max(number) as number
            from (select merchant_id || case when livemode then ' live' else ' test' end as account,
                         counter, sum(count) as number
                  from velocity_counts where split_part(counter, '_', 2) = ? group by 1, 2) c
            group by 1 order by 1
            """;

    /** Of the days that counters count. */
    private static final String DROPPED =
            """
            select count(*) from event_log_horizon
            where kept_since > (now() at time zone 'UTC')::date - 3
            """;

    private static final String POSTED_AGAIN =
            """
            select count(*) || ' ledger transactions for the ' || kind || ' ' || source_id
            from ledger_transactions where kind in ('capture', 'refund')
            group by kind, source_id having count(*) > 1
            """;

    private final Gateway gateway;

    EffectsOnce(Gateway gateway) {
        this.gateway = gateway;
    }

    private record Sum(String account, long number) {

        static Sum read(ResultSet row) throws SQLException {
            return new Sum(row.getString("account"), row.getLong("number"));
        }
    }

    void check(Findings findings) throws SQLException, IOException {
        for (var measure : MEASURES) {
            compare(measure, findings);
        }
        try (var settlement = gateway.open(ServiceDatabase.SETTLEMENT)) {
            settlement.each(POSTED_AGAIN, row -> row.getString(1), findings::violation);
        }
    }

    private void compare(Measure measure, Findings findings) throws SQLException, IOException {
        try (var owner = gateway.open(measure.owner());
                var fraud = gateway.open(ServiceDatabase.FRAUD);
                var happened = owner.query(HAPPENED, Sum::read, measure.topic(), measure.type());
                var counted = fraud.query(COUNTED, Sum::read, measure.name())) {
            if (owner.number(DROPPED) > 0) {
                return;
            }
            new SortedPairs<>(Sum::account, Sum::account)
                    .walk(
                            happened,
                            counted,
                            (events, counts) -> compare(measure, events, counts, findings));
        }
    }

    /** Not all is counted, and old counts are forgotten; more than there is must not be. */
    private static void compare(
            Measure measure, @Nullable Sum events, @Nullable Sum counts, Findings findings) {
        var number = events == null ? 0 : events.number();
        if (counts != null && counts.number() > number) {
            findings.violation(
                    "fraud-service counts %d %s of %s, of which there are %d"
                            .formatted(counts.number(), measure.name(), counts.account(), number));
        }
    }
}
