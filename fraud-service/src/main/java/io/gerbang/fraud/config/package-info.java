/** Wires the service together. */
@NullMarked
package io.gerbang.fraud.config;

import org.jspecify.annotations.NullMarked;
