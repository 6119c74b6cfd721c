package io.gerbang.checkout.domain;

import io.gerbang.events.PaymentMethodFacts;

/** A means of payment with the personal data that only checkout keeps. */
public record PaymentMethod(PaymentMethodFacts facts, BillingDetails billingDetails) {}
