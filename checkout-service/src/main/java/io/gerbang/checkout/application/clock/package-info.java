/** What time it is for a merchant, and what falls due by it. */
@NullMarked
package io.gerbang.checkout.application.clock;

import org.jspecify.annotations.NullMarked;
