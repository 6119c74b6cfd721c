/** Merchants and their API keys. */
@NullMarked
package io.gerbang.checkout.application.merchant;

import org.jspecify.annotations.NullMarked;
