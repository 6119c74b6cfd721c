/** What operators set for merchants: limits, and lists. */
@NullMarked
package io.gerbang.fraud.adapter.operator;

import org.jspecify.annotations.NullMarked;
