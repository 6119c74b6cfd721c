/** Whether a client finds what it was promised. */
@NullMarked
package io.gerbang.check.client;

import org.jspecify.annotations.NullMarked;
