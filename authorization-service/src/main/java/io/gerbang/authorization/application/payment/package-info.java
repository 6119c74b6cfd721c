/** Payments from what is asked of them to what is published, and the talk with issuers between. */
@NullMarked
package io.gerbang.authorization.application.payment;

import org.jspecify.annotations.NullMarked;
