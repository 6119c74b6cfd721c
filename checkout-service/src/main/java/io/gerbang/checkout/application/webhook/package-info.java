/** Where merchants want to be told of events, and how that went. */
@NullMarked
package io.gerbang.checkout.application.webhook;

import org.jspecify.annotations.NullMarked;
