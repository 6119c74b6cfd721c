/** The card network's end of ISO 8583 over TCP. */
@NullMarked
package io.gerbang.simulators.adapter.network;

import org.jspecify.annotations.NullMarked;
