package io.gerbang.checkout.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers that were kept as text. */
final class StoredAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredAnswers() {}

    static Answer read(int status, String body) {
        try {
            return new Answer(status, (ObjectNode) JSON.readTree(body), true);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept answer is JSON", e);
        }
    }
}
