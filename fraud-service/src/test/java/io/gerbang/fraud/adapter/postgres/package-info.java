/** Tests of the statements on a real PostgreSQL. */
@NullMarked
package io.gerbang.fraud.adapter.postgres;

import org.jspecify.annotations.NullMarked;
