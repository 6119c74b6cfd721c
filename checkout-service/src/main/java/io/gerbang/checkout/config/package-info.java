/** Settings and the objects that depend on them. */
@NullMarked
package io.gerbang.checkout.config;

import org.jspecify.annotations.NullMarked;
