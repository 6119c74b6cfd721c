/** A request on the Stripe wire, as a route takes it. */
@NullMarked
package io.gerbang.web;

import org.jspecify.annotations.NullMarked;
