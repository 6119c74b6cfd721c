/** Numbers and keys that must be found nowhere, sent through every path and then looked for. */
@NullMarked
package io.gerbang.systemtests.canary;

import org.jspecify.annotations.NullMarked;
