/** What the card network and its issuers answered, as authorization-service publishes it. */
@NullMarked
package io.gerbang.events.authorization;

import org.jspecify.annotations.NullMarked;
