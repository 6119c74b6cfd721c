package io.gerbang.web.key;

import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.text.Echo;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code Stripe-Version} may say. */
public final class ApiVersions {

    /** A date and a name; the SDKs of previews add the features that they know. */
    private static final Pattern VERSION =
            Pattern.compile(
                    "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(\\.[a-z]{1,32})?"
                            + "(; ?[a-z0-9_]{1,64}=v[0-9]{1,3}){0,32}");

    private ApiVersions() {}

    /** Whether it has the form of one of Stripe's, such as {@code 2025-09-30.clover}. */
    public static boolean isWellFormed(String version) {
        return VERSION.matcher(version).matches();
    }

    /**
     * The version as sent, or none.
     *
     * @throws StripeException 400 where it has not the form of one
     */
    static @Nullable String checked(@Nullable String version) {
        if (version != null && !isWellFormed(version)) {
            throw StripeErrors.invalid(400, "Invalid Stripe API version: " + Echo.safe(version))
                    .build();
        }
        return version;
    }
}
