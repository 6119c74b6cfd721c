/** Puts the service together, and sets it in motion. */
@NullMarked
package io.gerbang.authorization.config;

import org.jspecify.annotations.NullMarked;
