/** Attacks, and what the running system answers; {@code docs/security.md} lists them. */
@NullMarked
package io.gerbang.systemtests.security;

import org.jspecify.annotations.NullMarked;
