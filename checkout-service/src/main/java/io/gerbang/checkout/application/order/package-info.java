/** What requests ask of payments and setup intents, carried out in batches. */
@NullMarked
package io.gerbang.checkout.application.order;

import org.jspecify.annotations.NullMarked;
