/** Tests of checkout-service as a whole. */
@NullMarked
package io.gerbang.checkout;

import org.jspecify.annotations.NullMarked;
