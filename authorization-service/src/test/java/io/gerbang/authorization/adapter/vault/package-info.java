/** Shows that what the vault seals opens for its owner alone. */
@NullMarked
package io.gerbang.authorization.adapter.vault;

import org.jspecify.annotations.NullMarked;
