/** What settlement does with captures, refunds, midnights and the bank's answers; and its ports. */
@NullMarked
package io.gerbang.settlement.application;

import org.jspecify.annotations.NullMarked;
