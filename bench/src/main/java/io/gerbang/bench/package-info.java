/** Loads a running gateway and measures what a payment costs it. */
@NullMarked
package io.gerbang.bench;

import org.jspecify.annotations.NullMarked;
