/** Takes the events of authorization and checkout. */
@NullMarked
package io.gerbang.settlement.adapter.kafka;

import org.jspecify.annotations.NullMarked;
