/** What of a caller's text may be shown or logged. */
@NullMarked
package io.gerbang.web.text;

import org.jspecify.annotations.NullMarked;
