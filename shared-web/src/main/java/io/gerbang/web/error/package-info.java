/** Errors as the Stripe wire knows them, for our own code and for what the framework refuses. */
@NullMarked
package io.gerbang.web.error;

import org.jspecify.annotations.NullMarked;
