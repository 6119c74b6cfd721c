package io.gerbang.messaging;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Which lanes of the outbox this instance publishes. A lease is timed by the database's clock and
 * carries an epoch: a process that was paused past its lease has lost it, whatever it believes, and
 * its deletes are refused. (An advisory lock it would still hold.) The owner's name is stable per
 * slot, so a restarted process takes its own lanes back at once.
 *
 * <p>Not thread-safe: the relay's thread owns it.
 */
public final class LaneLeases {

    private static final String SEEN =
            """
            with seen as (
              insert into outbox_relays (owner, seen_at) values ($1, clock_timestamp())
              on conflict (owner) do update set seen_at = excluded.seen_at
            )
            select count(*) from outbox_relays
            where owner <> $1 and seen_at > clock_timestamp() - make_interval(secs => $2)
            """;
    private static final String RENEW =
            """
            update outbox_lanes l set expires_at = clock_timestamp() + make_interval(secs => $4)
            from unnest($2::smallint[], $3::bigint[]) as h(lane, epoch)
            where l.lane = h.lane and l.epoch = h.epoch and l.owner = $1
              and l.expires_at > clock_timestamp()
            returning l.lane, l.epoch
            """;
    private static final String RELEASE =
            """
            update outbox_lanes l set expires_at = '-infinity', owner = ''
            from unnest($2::smallint[], $3::bigint[]) as h(lane, epoch)
            where l.lane = h.lane and l.epoch = h.epoch and l.owner = $1
            """;
    private static final String FORGET =
            """
            update outbox_lanes set expires_at = '-infinity', owner = '' where owner = $1
            """;
    private static final String ACQUIRE =
            """
            with free as materialized (
              select lane from outbox_lanes
              where expires_at < clock_timestamp()
              order by lane limit $2 for update skip locked
            )
            update outbox_lanes l
            set owner = $1, epoch = epoch + 1,
                expires_at = clock_timestamp() + make_interval(secs => $3)
            from free where l.lane = free.lane
            returning l.lane, l.epoch
            """;
    private static final String DELETE =
            """
            delete from outbox o
            using unnest($1::smallint[], $2::bigint[], $3::bigint[]) as p(lane, epoch, id),
                  outbox_lanes l
            where o.lane = p.lane and o.id = p.id and l.lane = p.lane and l.epoch = p.epoch
            """;

    private static final String LEAVE = "delete from outbox_relays where owner = $1";

    /** Where instances share the lanes, one that ends or begins must not leave any idle. */
    private static final Duration BESIDE_OTHERS = Duration.ofMillis(500);

    private final Pool pool;
    private final String owner;
    private final Duration lifetime;
    private final Map<Short, Long> held = new HashMap<>();
    private long renewAt = System.nanoTime();
    private long deadline = System.nanoTime();
    private boolean alone = true;
    private boolean joined;

    /**
     * @param owner the slot's stable name
     * @param lifetime how long a lease lasts without renewal; it is renewed after a third of it at
     *     the latest
     */
    public LaneLeases(Pool pool, String owner, Duration lifetime) {
        this.pool = pool;
        this.owner = owner;
        this.lifetime = lifetime;
    }

    /** Renews what is held and takes a fair share of what is free, when that is due. */
    void renew() {
        if (!isDue()) {
            return;
        }
        var now = System.nanoTime();
        forgetEarlierLife();
        var others = otherRelays();
        alone = others == 0;
        keep(query(RENEW, Tuple.of(owner, lanes(), epochs(), seconds())));
        var share = Math.ceilDiv(Outbox.LANES, others + 1);
        if (held.size() > share) {
            release(held.size() - share);
        } else if (held.size() < share) {
            add(query(ACQUIRE, acquisition(share - held.size())));
        }
        deadline = now + lifetime.toNanos();
        renewAt = now + renewal().toNanos();
    }

    /** Whether it is time to {@link #renew}. */
    boolean isDue() {
        return System.nanoTime() - renewAt >= 0;
    }

    /** Gives every lane to whoever wants it next. */
    void leave() {
        release(held.size());
        query(LEAVE, Tuple.of(owner));
    }

    /** Lanes with the epoch of their lease. */
    Map<Short, Long> held() {
        return held;
    }

    /** Whether the leases can still be valid: false after a pause of this process. */
    boolean stillHeld() {
        return System.nanoTime() - deadline < 0;
    }

    /** Whether no other instance relays for this service. */
    boolean alone() {
        return alone;
    }

    /** Deletes outbox rows as far as the given epochs are still the lanes' own. */
    void deleteFenced(Short[] lanes, Long[] epochs, Long[] ids) {
        query(DELETE, Tuple.of(lanes, epochs, ids));
    }

    private Duration renewal() {
        var third = lifetime.dividedBy(3);
        return alone || third.compareTo(BESIDE_OTHERS) < 0 ? third : BESIDE_OTHERS;
    }

    /** What this slot held before its process was restarted is free for all. */
    private void forgetEarlierLife() {
        if (!joined) {
            query(FORGET, Tuple.of(owner));
            joined = true;
        }
    }

    private int otherRelays() {
        return query(SEEN, Tuple.of(owner, seconds())).iterator().next().getInteger(0);
    }

    private Tuple acquisition(int wanted) {
        return Tuple.of(owner, wanted, seconds());
    }

    private void release(int count) {
        var lanes = held.keySet().stream().sorted().limit(count).toArray(Short[]::new);
        var epochs = new Long[lanes.length];
        for (int i = 0; i < lanes.length; i++) {
            epochs[i] = held.remove(lanes[i]);
        }
        query(RELEASE, Tuple.of(owner, lanes, epochs));
    }

    private void keep(RowSet<Row> renewed) {
        held.clear();
        add(renewed);
    }

    private void add(RowSet<Row> rows) {
        rows.forEach(row -> held.put(row.getShort(0), row.getLong(1)));
    }

    private double seconds() {
        return lifetime.toMillis() / 1000.0;
    }

    private Short[] lanes() {
        return held.keySet().toArray(Short[]::new);
    }

    private Long[] epochs() {
        return held.values().toArray(Long[]::new);
    }

    private RowSet<Row> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).executeAndAwait(parameters);
    }
}
