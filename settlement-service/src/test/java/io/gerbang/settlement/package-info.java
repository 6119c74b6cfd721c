/** Settlement over real Kafka and PostgreSQL, beside a fake checkout and a fake bank. */
@NullMarked
package io.gerbang.settlement;

import org.jspecify.annotations.NullMarked;
