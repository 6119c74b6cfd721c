/** Who calls: API keys, their format, and the filter that lets a caller in. */
@NullMarked
package io.gerbang.web.key;

import org.jspecify.annotations.NullMarked;
