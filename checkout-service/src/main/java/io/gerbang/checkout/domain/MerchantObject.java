package io.gerbang.checkout.domain;

/** What belongs to a merchant, in one of two modes. */
public interface MerchantObject {

    String merchantId();

    boolean livemode();
}
