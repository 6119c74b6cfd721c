/** Generates what subscribers get of the contract, and guards what was released. */
@NullMarked
package io.gerbang.events.contract;

import org.jspecify.annotations.NullMarked;
