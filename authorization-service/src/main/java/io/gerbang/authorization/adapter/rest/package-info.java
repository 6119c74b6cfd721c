/** The two public routes that take card numbers, and internal ones for the other services. */
@NullMarked
package io.gerbang.authorization.adapter.rest;

import org.jspecify.annotations.NullMarked;
