/**
 * The life of a payment as the merchant sees it: states, commands and decisions, without a
 * framework.
 */
@NullMarked
package io.gerbang.checkout.domain;

import org.jspecify.annotations.NullMarked;
