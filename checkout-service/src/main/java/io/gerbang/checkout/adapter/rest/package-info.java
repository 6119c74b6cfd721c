/** The merchant API on the Stripe wire, and the internal routes. */
@NullMarked
package io.gerbang.checkout.adapter.rest;

import org.jspecify.annotations.NullMarked;
