/** Takes payments as a merchant would, in a closed or an open loop. */
@NullMarked
package io.gerbang.bench.load;

import org.jspecify.annotations.NullMarked;
