/** Handlers without a container. */
@NullMarked
package io.gerbang.checkout.application;

import org.jspecify.annotations.NullMarked;
