/** The public interface, as any merchant calls it. */
@NullMarked
package io.gerbang.cli.api;

import org.jspecify.annotations.NullMarked;
