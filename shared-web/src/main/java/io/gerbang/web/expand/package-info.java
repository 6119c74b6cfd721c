/** {@code expand[]}: ids in an answer that are asked for as whole objects. */
@NullMarked
package io.gerbang.web.expand;

import org.jspecify.annotations.NullMarked;
