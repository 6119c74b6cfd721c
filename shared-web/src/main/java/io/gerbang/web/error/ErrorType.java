package io.gerbang.web.error;

/** The four types of error that the official SDKs know. */
public enum ErrorType {
    API_ERROR("api_error"),
    CARD_ERROR("card_error"),
    IDEMPOTENCY_ERROR("idempotency_error"),
    INVALID_REQUEST_ERROR("invalid_request_error");

    private final String wireName;

    ErrorType(String wireName) {
        this.wireName = wireName;
    }

    /** The value of {@code error.type}. */
    public String wireName() {
        return wireName;
    }
}
