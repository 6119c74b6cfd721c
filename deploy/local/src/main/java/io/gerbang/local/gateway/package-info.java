/** The processes of one gateway on one machine: which they are, in which order, on which ports. */
@NullMarked
package io.gerbang.local.gateway;

import org.jspecify.annotations.NullMarked;
