/** Checkout's tables. */
@NullMarked
package io.gerbang.checkout.adapter.postgres;

import org.jspecify.annotations.NullMarked;
