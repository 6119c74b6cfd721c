/** The running service among fake neighbours. */
@NullMarked
package io.gerbang.authorization;

import org.jspecify.annotations.NullMarked;
