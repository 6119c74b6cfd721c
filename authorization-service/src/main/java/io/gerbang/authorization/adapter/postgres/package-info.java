/** The service's own database: payments, messages to the network, the vault's rows. */
@NullMarked
package io.gerbang.authorization.adapter.postgres;

import org.jspecify.annotations.NullMarked;
