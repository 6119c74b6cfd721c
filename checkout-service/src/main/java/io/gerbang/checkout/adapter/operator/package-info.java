/** What operators do: merchants, their keys, and the log of it. */
@NullMarked
package io.gerbang.checkout.adapter.operator;

import org.jspecify.annotations.NullMarked;
