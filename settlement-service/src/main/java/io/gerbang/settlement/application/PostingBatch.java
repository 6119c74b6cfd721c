package io.gerbang.settlement.application;

import io.gerbang.events.Event;
import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.authorization.PaymentCaptured;
import io.gerbang.events.authorization.RefundSucceeded;
import io.gerbang.events.settlement.BalanceTransactionPosted;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.Capture;
import io.gerbang.settlement.domain.LedgerViolationException;
import io.gerbang.settlement.domain.PaymentBalance;
import io.gerbang.settlement.domain.PaymentBookkeeper;
import io.gerbang.settlement.domain.PaymentBookkeeper.Booked;
import io.gerbang.settlement.domain.Posting;
import io.gerbang.settlement.domain.Refund;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Folds the events of a batch over what is known of their payments, in memory. */
final class PostingBatch {

    private final Map<AccountHolder, Merchant> merchants;
    private final PriceList prices;
    private final Calendars calendars;
    private final Map<String, PaymentBalance> payments;
    private final Map<String, PaymentBalance> changed = new LinkedHashMap<>();
    private final List<Posting> postings = new ArrayList<>();
    private final List<EventRecord<BalanceTransactionPosted>> events = new ArrayList<>();

    PostingBatch(
            Map<AccountHolder, Merchant> merchants,
            PriceList prices,
            Calendars calendars,
            Map<String, PaymentBalance> payments) {
        this.merchants = merchants;
        this.prices = prices;
        this.calendars = calendars;
        this.payments = new HashMap<>(payments);
    }

    void take(EventRecord<?> record) {
        switch (record.event()) {
            case PaymentCaptured captured -> book(record, capture(record, captured));
            case RefundSucceeded refund -> book(record, refund(record, refund));
            case Event other -> throw new IllegalArgumentException(other + " moves no money");
        }
    }

    Collection<PaymentBalance> changed() {
        return changed.values();
    }

    List<Posting> postings() {
        return postings;
    }

    List<EventRecord<BalanceTransactionPosted>> events() {
        return events;
    }

    private Booked capture(EventRecord<?> record, PaymentCaptured captured) {
        var merchant = merchant(record);
        return PaymentBookkeeper.capture(
                payments.get(captured.paymentId()),
                new Capture(
                        captured.paymentId(),
                        merchant.holder(),
                        captured.chargeId(),
                        captured.captureId(),
                        captured.amount(),
                        captured.currency(),
                        record.occurredAt()),
                prices.planFor(
                        merchant.holder(), captured.paymentMethodType(), captured.currency()),
                calendars.of(merchant.country()),
                merchant.settledUntil());
    }

    private Booked refund(EventRecord<?> record, RefundSucceeded refund) {
        var payment = payments.get(refund.paymentId());
        if (payment == null) {
            throw new LedgerViolationException("a refund of what was never captured");
        }
        return PaymentBookkeeper.refund(
                payment,
                new Refund(refund.refundId(), refund.amount(), record.occurredAt()),
                merchant(record).settledUntil());
    }

    private void book(EventRecord<?> record, Booked booked) {
        var payment = booked.payment();
        payments.put(payment.paymentId(), payment);
        changed.put(payment.paymentId(), payment);
        postings.add(booked.posting());
        events.add(
                record.causing(
                        Topic.SETTLEMENT_BALANCE,
                        payment.paymentId(),
                        payment.version(),
                        posted(booked)));
    }

    private static BalanceTransactionPosted posted(Booked booked) {
        var posted = booked.balanceTransaction();
        return new BalanceTransactionPosted(
                posted.id(),
                booked.payment().paymentId(),
                posted.sourceId(),
                posted.type().code(),
                posted.amount(),
                posted.fee(),
                posted.net(),
                posted.currency(),
                posted.availableOn());
    }

    private Merchant merchant(EventRecord<?> record) {
        var holder = new AccountHolder(record.merchantId(), record.livemode());
        var merchant = merchants.get(holder);
        if (merchant == null) {
            throw new IllegalStateException("no settlement for " + holder.merchantId());
        }
        return merchant;
    }
}
