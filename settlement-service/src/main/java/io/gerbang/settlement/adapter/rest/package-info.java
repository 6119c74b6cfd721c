/** Balance, balance transactions and payouts on the Stripe wire. */
@NullMarked
package io.gerbang.settlement.adapter.rest;

import org.jspecify.annotations.NullMarked;
