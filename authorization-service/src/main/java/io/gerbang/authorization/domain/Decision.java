package io.gerbang.authorization.domain;

import java.util.ArrayList;
import java.util.List;

/** What a payment becomes, and what that brings about, in order. */
public record Decision(Payment next, List<PaymentEvent> events) {

    public Decision {
        events = List.copyOf(events);
    }

    static Decision of(Payment next, PaymentEvent... events) {
        return new Decision(next, List.of(events));
    }

    Decision then(Decision later) {
        var all = new ArrayList<>(events);
        all.addAll(later.events);
        return new Decision(later.next, all);
    }
}
