/** Asks a gateway for pages of lists and searches, and measures how long each kind takes. */
@NullMarked
package io.gerbang.bench.read;

import org.jspecify.annotations.NullMarked;
