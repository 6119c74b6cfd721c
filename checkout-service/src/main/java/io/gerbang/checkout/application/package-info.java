/** What checkout does with a request, an event or a timer, and the ports it needs for that. */
@NullMarked
package io.gerbang.checkout.application;

import org.jspecify.annotations.NullMarked;
