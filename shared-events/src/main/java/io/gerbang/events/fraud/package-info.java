/** What fraud-service thinks of a payment. */
@NullMarked
package io.gerbang.events.fraud;

import org.jspecify.annotations.NullMarked;
