/** Cards and payment methods that are kept, and opened for payments. */
@NullMarked
package io.gerbang.authorization.application.vault;

import org.jspecify.annotations.NullMarked;
