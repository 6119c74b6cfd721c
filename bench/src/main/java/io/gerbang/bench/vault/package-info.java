/** What the vault costs, and what a rotation of its data key costs those who pay meanwhile. */
@NullMarked
package io.gerbang.bench.vault;

import org.jspecify.annotations.NullMarked;
