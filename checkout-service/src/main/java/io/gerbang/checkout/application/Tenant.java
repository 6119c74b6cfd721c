package io.gerbang.checkout.application;

import io.gerbang.checkout.domain.MerchantObject;
import io.gerbang.events.EventRecord;
import io.gerbang.web.key.Caller;

/** Whose data: a merchant in one mode. Every row belongs to one. */
public record Tenant(String merchantId, boolean livemode) {

    public static Tenant of(Caller caller) {
        return new Tenant(caller.merchantId(), caller.livemode());
    }

    public static Tenant of(MerchantObject object) {
        return new Tenant(object.merchantId(), object.livemode());
    }

    public static Tenant of(EventRecord<?> event) {
        return new Tenant(event.merchantId(), event.livemode());
    }
}
