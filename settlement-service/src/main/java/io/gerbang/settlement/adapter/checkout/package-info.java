/** What settlement asks checkout-service. */
@NullMarked
package io.gerbang.settlement.adapter.checkout;

import org.jspecify.annotations.NullMarked;
