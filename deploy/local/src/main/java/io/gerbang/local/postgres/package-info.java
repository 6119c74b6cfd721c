/** An embedded PostgreSQL server: its binaries, its life, its databases and their roles. */
@NullMarked
package io.gerbang.local.postgres;

import org.jspecify.annotations.NullMarked;
