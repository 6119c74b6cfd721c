/** How much a merchant may ask for: rates that all instances share, and requests at one time. */
@NullMarked
package io.gerbang.web.limit;

import org.jspecify.annotations.NullMarked;
