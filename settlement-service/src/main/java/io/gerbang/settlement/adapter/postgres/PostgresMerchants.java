package io.gerbang.settlement.adapter.postgres;

import io.gerbang.messaging.Database;
import io.gerbang.settlement.application.ClockSetting;
import io.gerbang.settlement.application.Merchant;
import io.gerbang.settlement.application.MerchantProfile;
import io.gerbang.settlement.application.Merchants;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.SettlementSchedule;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table {@code merchants}. */
public final class PostgresMerchants implements Merchants {

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Database database;
    private final String country;
    private final String currency;

    /**
     * @param country of a merchant that was not announced yet
     * @param currency of such a merchant
     */
    public PostgresMerchants(Database database, String country, String currency) {
        this.database = database;
        this.country = country;
        this.currency = currency;
    }

    @Override
    public Uni<Void> update(SqlConnection transaction, Collection<MerchantProfile> profiles) {
        if (profiles.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var inOrder =
                profiles.stream()
                        .sorted(Comparator.comparing(MerchantProfile::merchantId))
                        .toList();
        var columns =
                Columns.of(inOrder)
                        .text(MerchantProfile::merchantId)
                        .text(MerchantProfile::country)
                        .text(MerchantProfile::defaultCurrency)
                        .time(profile -> SettlementSchedule.startOfDay(profile.since()));
        return transaction
                .preparedQuery(MerchantSql.UPDATE)
                .execute(columns.tuple())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> setClocks(
            SqlConnection transaction, Collection<ClockSetting> settings, Instant now) {
        if (settings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var firstSeen = new TreeMap<AccountHolder, Instant>();
        for (var setting : settings) {
            firstSeen.put(
                    new AccountHolder(setting.merchantId(), false),
                    SettlementSchedule.startOfDay(now));
        }
        var columns =
                Columns.of(settings)
                        .text(ClockSetting::merchantId)
                        .text(ClockSetting::clockId)
                        .time(ClockSetting::frozenTime)
                        .text(ClockSetting::correlationId)
                        .text(ClockSetting::causationId);
        return share(transaction, firstSeen)
                .chain(() ->
                        transaction
                                .preparedQuery(MerchantSql.SET_CLOCKS)
                                .execute(columns.tuple().addOffsetDateTime(Columns.utc(now))))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> removeClocks(
            SqlConnection transaction, Collection<String> merchantIds, Instant now) {
        return merchantIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : execute(
                        transaction,
                        MerchantSql.REMOVE_CLOCKS,
                        Tuple.of(merchantIds.toArray(String[]::new))
                                .addOffsetDateTime(Columns.utc(now)));
    }

    @Override
    public Uni<Map<AccountHolder, Merchant>> share(
            SqlConnection transaction, Map<AccountHolder, Instant> firstSeen) {
        return select(transaction, firstSeen)
                .chain(found ->
                        found.size() == firstSeen.size()
                                ? Uni.createFrom().item(found)
                                : add(transaction, firstSeen)
                                        .chain(() -> select(transaction, firstSeen)));
    }

    @Override
    public Uni<Merchant> lock(SqlConnection transaction, AccountHolder holder) {
        return transaction
                .preparedQuery(MerchantSql.LOCK)
                .execute(key(holder))
                .map(rows -> merchant(rows.iterator().next()));
    }

    @Override
    public Uni<Optional<Merchant>> find(AccountHolder holder) {
        return database.rowsOf(holder.merchantId())
                .query(MerchantSql.FIND, key(holder))
                .map(rows -> byHolder(rows).values().stream().findFirst());
    }

    @Override
    public Uni<Optional<String>> defaultCurrency(AccountHolder holder) {
        return database.rowsOf(holder.merchantId())
                .query(MerchantSql.DEFAULT_CURRENCY, key(holder))
                .map(rows ->
                        rows.size() == 0
                                ? Optional.empty()
                                : Optional.of(rows.iterator().next().getString(0)));
    }

    @Override
    public Uni<List<AccountHolder>> claimDue(Instant now, Duration lease, int atMost) {
        return database.pool()
                .preparedQuery(MerchantSql.CLAIM)
                .execute(Tuple.of(Columns.utc(now), Columns.utc(now.plus(lease)), atMost))
                .map(rows -> {
                    var due = new ArrayList<AccountHolder>();
                    rows.forEach(row -> due.add(holder(row)));
                    return due;
                });
    }

    @Override
    public Uni<Void> settled(
            SqlConnection transaction, AccountHolder holder, Instant until, long payouts) {
        return execute(
                transaction,
                MerchantSql.SETTLED,
                key(holder).addOffsetDateTime(Columns.utc(until)).addLong(payouts));
    }

    @Override
    public Uni<Void> clockReached(SqlConnection transaction, AccountHolder holder, long sequence) {
        return execute(transaction, MerchantSql.CLOCK_REACHED, key(holder).addLong(sequence));
    }

    @Override
    public Uni<Void> lookAgain(
            SqlConnection transaction, AccountHolder holder, Instant at, int attempts) {
        var runAt = at.isBefore(NEVER) ? at : NEVER;
        return execute(
                transaction,
                MerchantSql.LOOK_AGAIN,
                key(holder).addOffsetDateTime(Columns.utc(runAt)).addInteger(attempts));
    }

    @Override
    public Uni<Void> postpone(SqlConnection transaction, Merchant followed, Instant at) {
        var clock = followed.clock();
        return execute(
                transaction,
                MerchantSql.POSTPONE,
                key(followed.holder())
                        .addOffsetDateTime(Columns.utc(at))
                        .addString(clock == null ? null : clock.clockId())
                        .addOffsetDateTime(clock == null ? null : Columns.utc(clock.frozenTime())));
    }

    private static Uni<Void> execute(SqlConnection transaction, String sql, Tuple parameters) {
        return transaction.preparedQuery(sql).execute(parameters).replaceWithVoid();
    }

    private static Uni<Map<AccountHolder, Merchant>> select(
            SqlConnection transaction, Map<AccountHolder, Instant> holders) {
        var columns =
                Columns.of(holders.keySet())
                        .text(AccountHolder::merchantId)
                        .flag(AccountHolder::livemode);
        return transaction
                .preparedQuery(MerchantSql.SHARE)
                .execute(columns.tuple())
                .map(PostgresMerchants::byHolder);
    }

    private Uni<Void> add(SqlConnection transaction, Map<AccountHolder, Instant> firstSeen) {
        var columns =
                Columns.of(firstSeen.entrySet())
                        .text(first -> first.getKey().merchantId())
                        .flag(first -> first.getKey().livemode())
                        .text(_ -> country)
                        .text(_ -> currency)
                        .time(Map.Entry::getValue);
        return execute(transaction, MerchantSql.ADD, columns.tuple());
    }

    private static Map<AccountHolder, Merchant> byHolder(RowSet<Row> rows) {
        var merchants = new HashMap<AccountHolder, Merchant>();
        for (var row : rows) {
            var merchant = merchant(row);
            merchants.put(merchant.holder(), merchant);
        }
        return merchants;
    }

    private static Merchant merchant(Row row) {
        return new Merchant(
                holder(row),
                row.getString("country"),
                row.getString("destination"),
                Columns.instant(row, "settled_until"),
                row.getLong("payouts"),
                row.getInteger("attempts"),
                clock(row));
    }

    private static Merchant.@Nullable TestClock clock(Row row) {
        var frozenTime = Columns.instantOrNull(row, "frozen_time");
        if (frozenTime == null) {
            return null;
        }
        return new Merchant.TestClock(
                row.getString("clock_id"),
                frozenTime,
                row.getBoolean("clock_reached"),
                row.getLong("clock_sequence"),
                row.getString("clock_correlation_id"),
                row.getString("clock_causation_id"));
    }

    private static AccountHolder holder(Row row) {
        return new AccountHolder(row.getString("merchant_id"), row.getBoolean("livemode"));
    }

    private static Tuple key(AccountHolder holder) {
        return Tuple.of(holder.merchantId(), holder.livemode());
    }
}
