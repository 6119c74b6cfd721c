/** Deliveries without a container. */
@NullMarked
package io.gerbang.checkout.adapter.webhook;

import org.jspecify.annotations.NullMarked;
