/** Keeps rules, counts and screenings in PostgreSQL. */
@NullMarked
package io.gerbang.fraud.adapter.postgres;

import org.jspecify.annotations.NullMarked;
