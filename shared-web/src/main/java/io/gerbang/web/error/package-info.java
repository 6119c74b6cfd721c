/** Errors in the form that Stripe gives them. */
@NullMarked
package io.gerbang.web.error;

import org.jspecify.annotations.NullMarked;
