/** What is found where the gateway is made unsafe. */
@NullMarked
package io.gerbang.systemtests.unsafe;

import org.jspecify.annotations.NullMarked;
