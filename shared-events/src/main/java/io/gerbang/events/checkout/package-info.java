/** What merchants asked for, as checkout-service publishes it. */
@NullMarked
package io.gerbang.events.checkout;

import org.jspecify.annotations.NullMarked;
