/** The rules, tested with no container and no clock. */
@NullMarked
package io.gerbang.settlement.domain;

import org.jspecify.annotations.NullMarked;
