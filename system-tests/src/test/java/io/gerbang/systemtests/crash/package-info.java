/** Payments that go on while the processes under them are killed. */
@NullMarked
package io.gerbang.systemtests.crash;

import org.jspecify.annotations.NullMarked;
