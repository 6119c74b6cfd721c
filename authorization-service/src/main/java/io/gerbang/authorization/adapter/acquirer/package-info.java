/** The card network, spoken to in ISO 8583 over TCP. */
@NullMarked
package io.gerbang.authorization.adapter.acquirer;

import org.jspecify.annotations.NullMarked;
