/** The books, balances, payouts and merchants in PostgreSQL. */
@NullMarked
package io.gerbang.settlement.adapter.postgres;

import org.jspecify.annotations.NullMarked;
