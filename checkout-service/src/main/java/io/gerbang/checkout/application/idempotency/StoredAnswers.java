package io.gerbang.checkout.application.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Answer;

/** Answers that were kept as text. */
public final class StoredAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredAnswers() {}

    public static Answer read(int status, String body) {
        try {
            return new Answer(status, (ObjectNode) JSON.readTree(body), true);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept answer is JSON", e);
        }
    }
}
