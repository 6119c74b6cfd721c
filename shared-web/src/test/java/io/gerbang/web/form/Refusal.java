package io.gerbang.web.form;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gerbang.web.error.StripeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Catches the error that a call must end in. */
public final class Refusal {

    private Refusal() {}

    public static StripeException of(ThrowingCallable call) {
        var refusal = catchThrowableOfType(StripeException.class, call);
        if (refusal == null) {
            throw new AssertionError("Nothing was refused");
        }
        return refusal;
    }
}
