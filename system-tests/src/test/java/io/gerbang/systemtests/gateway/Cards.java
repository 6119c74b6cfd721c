package io.gerbang.systemtests.gateway;

import com.stripe.exception.StripeException;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.service.V1Services;

/** Cards for which there is no published name. */
public final class Cards {

    private Cards() {}

    /** The id of a new payment method, pm_…. */
    public static String method(V1Services stripe, String number) throws StripeException {
        var card =
                PaymentMethodCreateParams.CardDetails.builder()
                        .setNumber(number)
                        .setExpMonth(12L)
                        .setExpYear(2034L)
                        .setCvc("123")
                        .build();
        return stripe.paymentMethods()
                .create(
                        PaymentMethodCreateParams.builder()
                                .setType(PaymentMethodCreateParams.Type.CARD)
                                .setCard(card)
                                .build())
                .getId();
    }
}
