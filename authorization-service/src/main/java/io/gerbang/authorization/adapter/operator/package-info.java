/** What the operator asks of this service. */
@NullMarked
package io.gerbang.authorization.adapter.operator;

import org.jspecify.annotations.NullMarked;
