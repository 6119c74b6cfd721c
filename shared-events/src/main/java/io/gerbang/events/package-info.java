/** The contract: what every event on Gerbang's topics says, and in which words. */
@NullMarked
package io.gerbang.events;

import org.jspecify.annotations.NullMarked;
