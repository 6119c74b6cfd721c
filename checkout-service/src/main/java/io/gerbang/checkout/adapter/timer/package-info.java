/** What happens on a timer. */
@NullMarked
package io.gerbang.checkout.adapter.timer;

import org.jspecify.annotations.NullMarked;
