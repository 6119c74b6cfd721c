/** Events in. */
@NullMarked
package io.gerbang.checkout.adapter.kafka;

import org.jspecify.annotations.NullMarked;
