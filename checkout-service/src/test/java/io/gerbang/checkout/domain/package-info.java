/** Tests of the deciders, without a container. */
@NullMarked
package io.gerbang.checkout.domain;

import org.jspecify.annotations.NullMarked;
