package io.gerbang.cli.trigger;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How each event is made to happen, a line each. */
final class Triggers {
    private static final String GOOD = "pm_card_visa";
    private static final String DECLINED = "pm_card_visa_chargeDeclined";
    private static final String CHALLENGED = "pm_card_authenticationRequired";
    private static final String UNREFUNDABLE = "pm_card_refundFail";

    /** The simulated issuer does not answer to it. */
    private static final String SILENT = "4456552000000001";

    private static final Map<String, Trigger> ALL = new LinkedHashMap<>();

    static {
        put("payment_intent.created", shop -> shop.order());
        put("payment_intent.processing", shop -> shop.pay(shop.card(SILENT)));
        put("payment_intent.requires_action", shop -> shop.pay(CHALLENGED));
        put("payment_intent.amount_capturable_updated", shop -> shop.hold());
        put("payment_intent.succeeded", shop -> shop.pay(GOOD));
        put("payment_intent.payment_failed", shop -> shop.pay(DECLINED));
        put("payment_intent.canceled", shop -> shop.cancel(shop.order()));
        put("charge.succeeded", shop -> shop.pay(GOOD));
        put("charge.failed", shop -> shop.pay(DECLINED));
        put("charge.updated", shop -> shop.increment(shop.hold()));
        put("charge.captured", shop -> shop.capture(shop.hold()));
        put(Seller.WITH_CLOCK, "charge.expired", shop -> shop.letExpire(shop.hold()));
        put("charge.refunded", shop -> shop.refund(shop.pay(GOOD)));
        put("charge.refund.updated", shop -> shop.refund(shop.pay(GOOD)));
        put("refund.created", shop -> shop.refund(shop.pay(GOOD)));
        put("refund.updated", shop -> shop.refund(shop.pay(GOOD)));
        put("refund.failed", shop -> shop.refund(shop.pay(UNREFUNDABLE)));
        put("setup_intent.created", shop -> shop.setUp(""));
        put("setup_intent.requires_action", shop -> shop.setUp(CHALLENGED));
        put("setup_intent.succeeded", shop -> shop.setUp(GOOD));
        put("setup_intent.setup_failed", shop -> shop.setUp(DECLINED));
        put("setup_intent.canceled", shop -> shop.cancel(shop.setUp("")));
        put("checkout.session.completed", shop -> shop.payFor(shop.session()));
        put("checkout.session.expired", shop -> shop.expire(shop.session()));
        put("customer.created", shop -> shop.customer());
        put("customer.updated", shop -> shop.rename(shop.customer()));
        put("customer.deleted", shop -> shop.delete(shop.customer()));
        put("payment_method.attached", shop -> shop.attach(GOOD));
        put("payment_method.updated", shop -> shop.note(shop.attach(GOOD)));
        put("payment_method.detached", shop -> shop.detach(shop.attach(GOOD)));
        put(Seller.WITH_CLOCK, "balance.available", shop -> shop.payOut());
        put(Seller.WITH_CLOCK, "payout.created", shop -> shop.payOut());
        put(Seller.WITH_CLOCK, "payout.updated", shop -> shop.payOut());
        put(Seller.WITH_CLOCK, "payout.paid", shop -> shop.payOut());
        put(Seller.WITH_CLOCK, "payout.canceled", shop -> shop.keepBack(shop.pendingPayout()));
        put(Seller.WITH_CLOSED_ACCOUNT, "payout.failed", shop -> shop.payOut());
    }

    private Triggers() {}

    /** What has to be done. */
    interface Recipe {
        Object follow(Sandbox shop) throws IOException, InterruptedException;
    }

    /** To whom it can happen. */
    enum Seller {
        ANYBODY,

        /** Days have to pass. */
        WITH_CLOCK,

        /** Days have to pass, and the bank refuses what then arrives. */
        WITH_CLOSED_ACCOUNT
    }

    /** What makes an event happen. */
    record Trigger(Seller seller, Recipe recipe) {}

    static Optional<Trigger> of(String event) {
        return Optional.ofNullable(ALL.get(event));
    }

    /** All events, in the order of the table. */
    static Set<String> events() {
        return ALL.keySet();
    }

    private static void put(String event, Recipe recipe) {
        put(Seller.ANYBODY, event, recipe);
    }

    private static void put(Seller seller, String event, Recipe recipe) {
        ALL.put(event, new Trigger(seller, recipe));
    }
}
