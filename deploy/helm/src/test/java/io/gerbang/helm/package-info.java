/** Checks what the chart makes of an operator's values, without a cluster. */
@NullMarked
package io.gerbang.helm;

import org.jspecify.annotations.NullMarked;
