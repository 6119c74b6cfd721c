/** An embedded Kafka broker in KRaft mode, and the topics of the gateway. */
@NullMarked
package io.gerbang.local.kafka;

import org.jspecify.annotations.NullMarked;
