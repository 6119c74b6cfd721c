/** Tests of how a batch is folded. */
@NullMarked
package io.gerbang.fraud.application;

import org.jspecify.annotations.NullMarked;
