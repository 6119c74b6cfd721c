/** What the kernel holds of the gateway's files before it is on the disk. */
@NullMarked
package io.gerbang.local.disk;

import org.jspecify.annotations.NullMarked;
