/** Inputs by chance. */
@NullMarked
package io.gerbang.fuzz;

import org.jspecify.annotations.NullMarked;
