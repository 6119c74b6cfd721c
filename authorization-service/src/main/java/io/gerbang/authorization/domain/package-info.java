/** The life of a card payment at its issuer, and what makes a card number valid. Pure Java. */
@NullMarked
package io.gerbang.authorization.domain;

import org.jspecify.annotations.NullMarked;
