/**
 * What runs a whole gateway on one machine: the supervisor, an embedded Kafka broker and the edge.
 */
@NullMarked
package io.gerbang.local;

import org.jspecify.annotations.NullMarked;
