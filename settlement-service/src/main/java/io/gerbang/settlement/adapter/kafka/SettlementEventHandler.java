package io.gerbang.settlement.adapter.kafka;

import io.gerbang.events.Event;
import io.gerbang.events.EventRecord;
import io.gerbang.events.authorization.PaymentCaptured;
import io.gerbang.events.authorization.RefundSucceeded;
import io.gerbang.events.checkout.MerchantChanged;
import io.gerbang.events.checkout.TestClockAdvanced;
import io.gerbang.events.checkout.TestClockDeleted;
import io.gerbang.messaging.EventBatchHandler;
import io.gerbang.settlement.application.Alarm;
import io.gerbang.settlement.application.ClockSetting;
import io.gerbang.settlement.application.MerchantProfile;
import io.gerbang.settlement.application.Merchants;
import io.gerbang.settlement.application.PostPayments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Sorts a batch: merchants and clocks first, then what moved money; all else is passed over. */
@ApplicationScoped
class SettlementEventHandler implements EventBatchHandler {

    private final Merchants merchants;
    private final PostPayments postPayments;
    private final Alarm alarm;
    private final Clock wallClock;

    SettlementEventHandler(
            Merchants merchants, PostPayments postPayments, Alarm alarm, Clock wallClock) {
        this.merchants = merchants;
        this.postPayments = postPayments;
        this.alarm = alarm;
        this.wallClock = wallClock;
    }

    @Override
    public Uni<Runnable> handle(SqlConnection transaction, List<EventRecord<?>> events) {
        var profiles = new ArrayList<MerchantProfile>();
        var settings = new ArrayList<ClockSetting>();
        var removed = new ArrayList<String>();
        var movements = new ArrayList<EventRecord<?>>();
        for (var record : events) {
            switch (record.event()) {
                case MerchantChanged merchant -> profiles.add(profile(record, merchant));
                case TestClockAdvanced clock -> {
                    removed.remove(clock.merchantId());
                    settings.add(setting(record, clock));
                }
                case TestClockDeleted clock -> {
                    settings.removeIf(set -> set.merchantId().equals(clock.merchantId()));
                    removed.add(clock.merchantId());
                }
                case PaymentCaptured _, RefundSucceeded _ -> movements.add(record);
                case Event _ -> {}
            }
        }
        return merchants
                .update(transaction, profiles)
                .chain(() -> merchants.setClocks(transaction, settings, wallClock.instant()))
                .chain(() -> merchants.removeClocks(transaction, removed, wallClock.instant()))
                .chain(() -> postPayments.handle(transaction, movements))
                .replaceWith(settings.isEmpty() ? () -> {} : alarm::ring);
    }

    private static MerchantProfile profile(EventRecord<?> record, MerchantChanged merchant) {
        return new MerchantProfile(
                merchant.merchantId(),
                merchant.country(),
                merchant.defaultCurrency(),
                record.occurredAt());
    }

    private static ClockSetting setting(EventRecord<?> record, TestClockAdvanced clock) {
        return new ClockSetting(
                clock.merchantId(),
                clock.clockId(),
                clock.frozenTime(),
                record.correlationId(),
                record.id());
    }
}
