/** Customers with what belongs to them, and the people who want it erased. */
@NullMarked
package io.gerbang.checkout.application.customer;

import org.jspecify.annotations.NullMarked;
