/** Keeps processes running, and says on disk which they are. */
@NullMarked
package io.gerbang.local.supervision;

import org.jspecify.annotations.NullMarked;
