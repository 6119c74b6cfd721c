/** Shows that the rules of a payment hold, whatever comes in whatever order. */
@NullMarked
package io.gerbang.authorization.domain;

import org.jspecify.annotations.NullMarked;
