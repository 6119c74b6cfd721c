/** Writes whose repeat is answered as they were, and changes nothing. */
@NullMarked
package io.gerbang.checkout.application.idempotency;

import org.jspecify.annotations.NullMarked;
