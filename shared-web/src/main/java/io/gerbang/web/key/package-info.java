/** Who calls: API keys, their format, the filter that lets a caller in, and the request's id. */
@NullMarked
package io.gerbang.web.key;

import org.jspecify.annotations.NullMarked;
