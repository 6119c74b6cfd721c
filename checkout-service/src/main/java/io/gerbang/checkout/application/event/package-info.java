/** What happened, as merchants are told of it. */
@NullMarked
package io.gerbang.checkout.application.event;

import org.jspecify.annotations.NullMarked;
