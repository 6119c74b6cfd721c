/** Whether every event was published, in order, and taken once. */
@NullMarked
package io.gerbang.check.event;

import org.jspecify.annotations.NullMarked;
