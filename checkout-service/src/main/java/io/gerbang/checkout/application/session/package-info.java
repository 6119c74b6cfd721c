/** Checkout sessions: the hosted page from its opening to its end. */
@NullMarked
package io.gerbang.checkout.application.session;

import org.jspecify.annotations.NullMarked;
