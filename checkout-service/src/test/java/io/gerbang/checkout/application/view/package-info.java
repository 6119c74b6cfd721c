/** Handlers without a container. */
@NullMarked
package io.gerbang.checkout.application.view;

import org.jspecify.annotations.NullMarked;
