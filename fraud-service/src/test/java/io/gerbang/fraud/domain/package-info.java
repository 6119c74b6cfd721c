/** Tests of the rules, with no container and no clock. */
@NullMarked
package io.gerbang.fraud.domain;

import org.jspecify.annotations.NullMarked;
