/** What the simulated issuer and the paying bank decide, without any framework. */
@NullMarked
package io.gerbang.simulators.domain;

import org.jspecify.annotations.NullMarked;
