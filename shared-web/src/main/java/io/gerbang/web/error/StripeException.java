package io.gerbang.web.error;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer other than success, in the form that Stripe gives it: {@code {"error":{…}}}.
 *
 * <p>It has no stack trace: it is an answer, not a fault. Its message is shown to the caller, so it
 * never holds a card number or a key; {@link Echo} makes what a caller sent safe to repeat.
 */
public final class StripeException extends RuntimeException {

    private final int status;
    private final ErrorType type;
    private final @Nullable String code;
    private final @Nullable String param;
    private final @Nullable String declineCode;
    private final @Nullable String charge;
    private final @Nullable Boolean shouldRetry;
    private final @Nullable Duration retryAfter;
    private final Map<String, ObjectNode> objects;

    private StripeException(Builder builder) {
        super(builder.message, null, false, false);
        this.status = builder.status;
        this.type = builder.type;
        this.code = builder.code;
        this.param = builder.param;
        this.declineCode = builder.declineCode;
        this.charge = builder.charge;
        this.shouldRetry = builder.shouldRetry;
        this.retryAfter = builder.retryAfter;
        this.objects = Map.copyOf(builder.objects);
    }

    /** Begins an error with the parts that every error has. */
    public static Builder of(int status, ErrorType type, String message) {
        return new Builder(status, type, message);
    }

    /** The HTTP status, from which the SDKs choose their exception class. */
    public int status() {
        return status;
    }

    public ErrorType type() {
        return type;
    }

    public @Nullable String code() {
        return code;
    }

    /** The parameter at fault in bracket form, such as {@code card[exp_month]}. */
    public @Nullable String param() {
        return param;
    }

    public @Nullable String declineCode() {
        return declineCode;
    }

    /** Id of the charge that a failed attempt became. */
    public @Nullable String charge() {
        return charge;
    }

    /** What {@code Stripe-Should-Retry} says; null leaves it to the SDK's own rule. */
    public @Nullable Boolean shouldRetry() {
        return shouldRetry;
    }

    /** What {@code Retry-After} says; null where the answer has none. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Objects that go with the error, such as {@code payment_intent}, by their field's name. */
    public Map<String, ObjectNode> objects() {
        return objects;
    }

    /** The same with an object that it is about, such as a {@code payment_intent}. */
    public StripeException about(String field, ObjectNode object) {
        var same = new Builder(status, type, getMessage());
        same.code = code;
        same.param = param;
        same.declineCode = declineCode;
        same.charge = charge;
        same.shouldRetry = shouldRetry;
        same.objects.putAll(objects);
        return same.object(field, object).build();
    }

    /** Collects the optional parts of an error. */
    public static final class Builder {
        private final int status;
        private final ErrorType type;
        private final String message;
        private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
        private @Nullable String code;
        private @Nullable String param;
        private @Nullable String declineCode;
        private @Nullable String charge;
        private @Nullable Boolean shouldRetry;
        private @Nullable Duration retryAfter;

        private Builder(int status, ErrorType type, String message) {
            this.status = status;
            this.type = type;
            this.message = message;
        }

        public Builder code(String code) {
            this.code = code;
            return this;
        }

        public Builder param(@Nullable String param) {
            this.param = param;
            return this;
        }

        public Builder declineCode(@Nullable String declineCode) {
            this.declineCode = declineCode;
            return this;
        }

        public Builder charge(@Nullable String charge) {
            this.charge = charge;
            return this;
        }

        public Builder shouldRetry(boolean shouldRetry) {
            this.shouldRetry = shouldRetry;
            return this;
        }

        public Builder retryAfter(Duration retryAfter) {
            this.retryAfter = retryAfter;
            return this;
        }

        /** Adds an object, such as the {@code payment_intent} that plugins read. */
        public Builder object(String field, ObjectNode object) {
            objects.put(field, object);
            return this;
        }

        public StripeException build() {
            return new StripeException(this);
        }
    }
}
