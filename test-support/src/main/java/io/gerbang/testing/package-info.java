/** A real PostgreSQL and a real Kafka for tests, which can be killed and come back. */
@NullMarked
package io.gerbang.testing;

import org.jspecify.annotations.NullMarked;
