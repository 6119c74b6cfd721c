/** The form encoding of the Stripe wire: bracketed names in, typed parameters out. */
@NullMarked
package io.gerbang.web.form;

import org.jspecify.annotations.NullMarked;
