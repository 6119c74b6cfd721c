/** What the services of a running gateway could not take, for its operator. */
@NullMarked
package io.gerbang.check.letter;

import org.jspecify.annotations.NullMarked;
