/** What happened to the money, as settlement-service publishes it. */
@NullMarked
package io.gerbang.events.settlement;

import org.jspecify.annotations.NullMarked;
