package io.gerbang.events.contract;

/** The Kafka headers of every record, as the documents describe them. */
enum EnvelopeHeader {
    SPECVERSION("ce_specversion", true, "Version of CloudEvents, 1.0."),
    ID("ce_id", true, "Id of the event, unique per topic and the same when sent again."),
    TYPE("ce_type", true, "Type of the event, which names its schema."),
    SOURCE("ce_source", true, "Where it comes from, /gerbang/ and the topic."),
    SUBJECT("ce_subject", true, "Id of the aggregate, the same as the record's key."),
    TIME("ce_time", true, "When it happened in the merchant's business time, RFC 3339."),
    SEQUENCE("ce_sequence", true, "Version of the aggregate on this topic: 1, 2, 3 with no gap."),
    MERCHANT("ce_merchantid", true, "Id of the merchant, acct_…."),
    LIVEMODE("ce_livemode", true, "true where real money moves, false in test mode."),
    CORRELATION(
            "ce_correlationid", true, "The same for all that one request of a merchant caused."),
    CAUSATION("ce_causationid", false, "Id of the event that caused this one."),
    TRACE("traceparent", false, "W3C trace context."),
    CONTENT_TYPE("content-type", true, "application/json.");

    private final String wireName;
    private final boolean required;
    private final String description;

    EnvelopeHeader(String wireName, boolean required, String description) {
        this.wireName = wireName;
        this.required = required;
        this.description = description;
    }

    String wireName() {
        return wireName;
    }

    boolean isRequired() {
        return required;
    }

    String description() {
        return description;
    }
}
