/** Accounts, holds, the journal and transfers in PostgreSQL. */
@NullMarked
package io.gerbang.simulators.adapter.postgres;

import org.jspecify.annotations.NullMarked;
