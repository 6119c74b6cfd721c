/** The operator's listener, called as a tool would. */
@NullMarked
package io.gerbang.checkout.adapter.operator;

import org.jspecify.annotations.NullMarked;
