package io.gerbang.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * What an order is paid with.
 *
 * @param customer whose it is; null where it is everybody's
 */
record Card(String paymentMethod, @Nullable String customer) {}
