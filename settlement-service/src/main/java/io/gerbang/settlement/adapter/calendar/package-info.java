/** Public holidays by country. */
@NullMarked
package io.gerbang.settlement.adapter.calendar;

import org.jspecify.annotations.NullMarked;
