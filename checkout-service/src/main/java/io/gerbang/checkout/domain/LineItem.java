package io.gerbang.checkout.domain;

import org.jspecify.annotations.Nullable;

/**
 * A line of what is for sale.
 *
 * @param name of the product
 * @param unitAmount what one costs, in minor units
 */
public record LineItem(
        String id, String name, @Nullable String description, long unitAmount, long quantity) {

    /** In minor units. */
    public long total() {
        return unitAmount * quantity;
    }
}
