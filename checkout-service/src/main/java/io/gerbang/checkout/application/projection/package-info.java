/** What the events of other services change here. */
@NullMarked
package io.gerbang.checkout.application.projection;

import org.jspecify.annotations.NullMarked;
