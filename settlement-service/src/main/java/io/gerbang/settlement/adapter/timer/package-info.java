/** What runs by itself: due settlements, and the folding of balances. */
@NullMarked
package io.gerbang.settlement.adapter.timer;

import org.jspecify.annotations.NullMarked;
