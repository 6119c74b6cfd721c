/** What only the operator may do: on a listener of its own, behind a token. */
@NullMarked
package io.gerbang.web.operator;

import org.jspecify.annotations.NullMarked;
