/** Whether a card number, a verification code or a key has leaked. */
@NullMarked
package io.gerbang.check.secret;

import org.jspecify.annotations.NullMarked;
