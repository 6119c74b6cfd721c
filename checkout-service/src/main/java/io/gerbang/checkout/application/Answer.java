package io.gerbang.checkout.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.error.ErrorBody;
import io.gerbang.web.error.StripeException;

/**
 * What a request is answered with, and what a repeat of it gets again.
 *
 * @param status HTTP status
 */
public record Answer(int status, ObjectNode body) {

    public static Answer ok(ObjectNode body) {
        return new Answer(200, body);
    }

    public static Answer error(StripeException error) {
        return new Answer(error.status(), ErrorBody.of(error));
    }
}
