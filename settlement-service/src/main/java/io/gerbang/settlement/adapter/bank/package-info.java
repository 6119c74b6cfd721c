/** The paying bank's HTTP interface. */
@NullMarked
package io.gerbang.settlement.adapter.bank;

import org.jspecify.annotations.NullMarked;
