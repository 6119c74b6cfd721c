/** Objects as the Stripe wire shows them. */
@NullMarked
package io.gerbang.checkout.application.view;

import org.jspecify.annotations.NullMarked;
