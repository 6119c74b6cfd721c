/** Settings of the simulators. */
@NullMarked
package io.gerbang.simulators.config;

import org.jspecify.annotations.NullMarked;
