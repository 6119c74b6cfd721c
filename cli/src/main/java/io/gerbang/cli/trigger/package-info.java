/** Events that happen because somebody asked for them. */
@NullMarked
package io.gerbang.cli.trigger;

import org.jspecify.annotations.NullMarked;
