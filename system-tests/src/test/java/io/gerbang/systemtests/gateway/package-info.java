/** A gateway of the tests' own, started as a user starts one. */
@NullMarked
package io.gerbang.systemtests.gateway;

import org.jspecify.annotations.NullMarked;
