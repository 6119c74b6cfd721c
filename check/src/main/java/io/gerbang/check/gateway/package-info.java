/** Where a gateway keeps what the checker reads: databases, topics, logs. */
@NullMarked
package io.gerbang.check.gateway;

import org.jspecify.annotations.NullMarked;
