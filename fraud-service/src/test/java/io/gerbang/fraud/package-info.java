/** Tests over the whole service, and of its shape. */
@NullMarked
package io.gerbang.fraud;

import org.jspecify.annotations.NullMarked;
