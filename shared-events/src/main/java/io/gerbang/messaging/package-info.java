/** The outbox, relay and inbox that carry events: delivered at least once, in effect once. */
@NullMarked
package io.gerbang.messaging;

import org.jspecify.annotations.NullMarked;
