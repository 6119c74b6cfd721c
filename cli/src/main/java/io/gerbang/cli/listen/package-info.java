/** Events on their way to a developer's machine. */
@NullMarked
package io.gerbang.cli.listen;

import org.jspecify.annotations.NullMarked;
