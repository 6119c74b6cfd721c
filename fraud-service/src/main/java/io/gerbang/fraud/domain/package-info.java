/** What makes a payment risky: limits, lists and sliding windows, with no framework. */
@NullMarked
package io.gerbang.fraud.domain;

import org.jspecify.annotations.NullMarked;
