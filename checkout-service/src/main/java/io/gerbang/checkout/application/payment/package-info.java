/** Payments, setup intents and payment methods, and what becomes of them. */
@NullMarked
package io.gerbang.checkout.application.payment;

import org.jspecify.annotations.NullMarked;
