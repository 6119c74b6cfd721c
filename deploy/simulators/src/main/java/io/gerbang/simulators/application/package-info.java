/** Decides batches of requests over a store, and plans faults. */
@NullMarked
package io.gerbang.simulators.application;

import org.jspecify.annotations.NullMarked;
