package io.gerbang.web.idempotency;

import static io.gerbang.web.error.ErrorType.IDEMPOTENCY_ERROR;

import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.text.CardNumbers;
import org.jspecify.annotations.Nullable;

/** What is refused because of its Idempotency-Key. */
public final class IdempotencyErrors {

    private static final int LONGEST_KEY = 255;

    private IdempotencyErrors() {}

    /** 400: the key was used for something else. */
    public static StripeException otherRequest() {
        return StripeException.of(
                        400,
                        IDEMPOTENCY_ERROR,
                        "This Idempotency-Key was used with another URL or other parameters."
                                + " Use a new key for a new request.")
                .shouldRetry(false)
                .build();
    }

    /** 409: the first request with the key has not committed yet; the SDKs try again. */
    public static StripeException keyInUse() {
        return StripeException.of(
                        409,
                        IDEMPOTENCY_ERROR,
                        "Another request with this Idempotency-Key is under way. Try again.")
                .code("idempotency_key_in_use")
                .shouldRetry(true)
                .build();
    }

    /**
     * The key as sent; an empty one counts as none. It is kept as it is, so it may be no card
     * number.
     *
     * @throws StripeException 400 beyond 255 characters, or for a card number
     */
    public static @Nullable String checkedKey(@Nullable String key) {
        if (key == null || key.isBlank()) {
            return null;
        }
        if (key.length() > LONGEST_KEY) {
            throw StripeErrors.invalid(400, "An Idempotency-Key has at most 255 characters.")
                    .build();
        }
        if (CardNumbers.within(key)) {
            throw StripeErrors.cardNumberRefused("Idempotency-Key");
        }
        return key;
    }
}
