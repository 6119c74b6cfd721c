/** Settings, and the plain objects of settlement as beans. */
@NullMarked
package io.gerbang.settlement.config;

import org.jspecify.annotations.NullMarked;
