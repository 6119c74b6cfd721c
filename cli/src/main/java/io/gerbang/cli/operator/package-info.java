/** What the operator of a gateway does with its merchants and their keys. */
@NullMarked
package io.gerbang.cli.operator;

import org.jspecify.annotations.NullMarked;
