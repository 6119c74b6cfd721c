package io.gerbang.checkout.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.error.ErrorBody;
import io.gerbang.web.error.StripeException;

/**
 * What a request is answered with, and what a repeat of it gets again.
 *
 * @param status HTTP status
 * @param replayed whether it was given before, to the request that this one repeats
 */
public record Answer(int status, ObjectNode body, boolean replayed) {

    public static Answer ok(ObjectNode body) {
        return new Answer(200, body, false);
    }

    /** The same in other words. */
    public Answer with(ObjectNode said) {
        return new Answer(status, said, replayed);
    }

    public static Answer error(StripeException error) {
        return new Answer(error.status(), ErrorBody.of(error), false);
    }
}
