/** Looks into a running gateway from outside and tells whether its invariants hold. */
@NullMarked
package io.gerbang.check;

import org.jspecify.annotations.NullMarked;
