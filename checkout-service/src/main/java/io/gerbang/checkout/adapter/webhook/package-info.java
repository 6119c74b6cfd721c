/** Signed delivery to merchants' endpoints. */
@NullMarked
package io.gerbang.checkout.adapter.webhook;

import org.jspecify.annotations.NullMarked;
