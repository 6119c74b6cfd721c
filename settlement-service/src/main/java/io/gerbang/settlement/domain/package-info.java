/** Ledger, fees, business days and payouts: the rules, with no framework and no clock. */
@NullMarked
package io.gerbang.settlement.domain;

import org.jspecify.annotations.NullMarked;
