/** Lists: which part of one is asked for, and how it is answered. */
@NullMarked
package io.gerbang.web.page;

import org.jspecify.annotations.NullMarked;
