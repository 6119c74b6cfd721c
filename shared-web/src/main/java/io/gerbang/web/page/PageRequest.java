package io.gerbang.web.page;

import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.form.Params;
import org.jspecify.annotations.Nullable;

/**
 * The part of a list that is asked for; lists run from the newest to the oldest.
 *
 * @param limit 1 to 100 objects
 * @param startingAfter the id after which to begin, to go on to older ones
 * @param endingBefore the id before which to end, to go back to newer ones; never with the other
 * @param created when the objects were made
 */
public record PageRequest(
        int limit,
        @Nullable String startingAfter,
        @Nullable String endingBefore,
        CreatedRange created) {

    private static final int DEFAULT_LIMIT = 10;
    private static final int HIGHEST_LIMIT = 100;

    /**
     * Reads {@code limit}, {@code starting_after}, {@code ending_before} and {@code created}.
     *
     * @throws StripeException 400 that names the parameter
     */
    public static PageRequest from(Params params) {
        var startingAfter = params.string("starting_after").orElse(null);
        var endingBefore = params.string("ending_before").orElse(null);
        if (startingAfter != null && endingBefore != null) {
            throw StripeErrors.parametersExclusive("ending_before", "starting_after");
        }
        var limit = params.between("limit", 1, HIGHEST_LIMIT).orElse(DEFAULT_LIMIT);
        return new PageRequest(limit, startingAfter, endingBefore, CreatedRange.from(params));
    }
}
