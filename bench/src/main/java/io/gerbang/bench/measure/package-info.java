/** Reads counters of the system and the database, and sees when no work is left. */
@NullMarked
package io.gerbang.bench.measure;

import org.jspecify.annotations.NullMarked;
