/** Seals card numbers and verification codes; nothing else in the system can open them. */
@NullMarked
package io.gerbang.authorization.adapter.vault;

import org.jspecify.annotations.NullMarked;
