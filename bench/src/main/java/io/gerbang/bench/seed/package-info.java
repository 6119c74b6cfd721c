/** Fills checkout's database with copies of payments that the gateway itself has taken. */
@NullMarked
package io.gerbang.bench.seed;

import org.jspecify.annotations.NullMarked;
