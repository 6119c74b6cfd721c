/** One origin in front of all services: routes by method and path, and keeps bad input out. */
@NullMarked
package io.gerbang.local.edge;

import org.jspecify.annotations.NullMarked;
