/** The operator's hand on the vault's keys. */
@NullMarked
package io.gerbang.cli.vault;

import org.jspecify.annotations.NullMarked;
