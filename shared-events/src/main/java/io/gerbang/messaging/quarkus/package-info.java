/** Wires the outbox, relay and inbox into a Quarkus service. */
@NullMarked
package io.gerbang.messaging.quarkus;

import org.jspecify.annotations.NullMarked;
