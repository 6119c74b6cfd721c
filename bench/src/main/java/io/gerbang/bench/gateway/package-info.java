/** What a gateway tells of itself in its state folder. */
@NullMarked
package io.gerbang.bench.gateway;

import org.jspecify.annotations.NullMarked;
