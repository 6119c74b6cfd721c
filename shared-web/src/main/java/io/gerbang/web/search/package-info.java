/** The query language of the search routes: read here, answered by whoever has the objects. */
@NullMarked
package io.gerbang.web.search;

import org.jspecify.annotations.NullMarked;
