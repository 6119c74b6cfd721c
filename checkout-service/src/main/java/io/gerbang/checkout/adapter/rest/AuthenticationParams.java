package io.gerbang.checkout.adapter.rest;

import io.gerbang.checkout.domain.AuthenticationTerms;
import io.gerbang.events.ThreeDSecureWish;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.Params;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a shopper may be authenticated, read from a request that confirms. */
final class AuthenticationParams {

    /** Schemes with which a link runs code of its own in the page that it stands on. */
    private static final Set<String> DANGEROUS =
            Set.of("javascript", "data", "vbscript", "file", "blob", "about");

    private AuthenticationParams() {}

    /**
     * There is no script of ours in the shop's page that could act on {@code use_stripe_sdk}: the
     * action is a redirect in any case.
     */
    static AuthenticationTerms terms(Params params) {
        params.ignore("use_stripe_sdk");
        return new AuthenticationTerms(
                threeDSecure(params).orElse(null),
                params.string("off_session").filter(value -> !value.equals("false")).isPresent(),
                params.bool("error_on_requires_action").orElse(false));
    }

    /** {@code payment_method_options[card][request_three_d_secure]}. */
    static Optional<ThreeDSecureWish> threeDSecure(Params params) {
        return params.object("payment_method_options")
                .object("card")
                .enumeration("request_three_d_secure", ThreeDSecureWish.class);
    }

    /** Where the shopper goes after an action: a page, or an app's own scheme. */
    static @Nullable String returnUrl(Params params) {
        var url = params.string("return_url").orElse(null);
        if (url != null && !isUrl(url)) {
            throw StripeErrors.invalidParameter("return_url", "url_invalid", "Not a valid URL");
        }
        return url;
    }

    /**
     * Methods that redirect need to know where to; cards do without where nothing else is taken.
     */
    static void requireReturnUrl(Params params, @Nullable String returnUrl) {
        var automatic = params.object("automatic_payment_methods");
        var redirects = !"never".equals(automatic.string("allow_redirects").orElse("always"));
        if (automatic.bool("enabled").orElse(false) && redirects && returnUrl == null) {
            throw StripeErrors.invalidParameter(
                    "return_url",
                    "parameter_missing",
                    "This PaymentIntent may redirect your customer, so you must provide a"
                            + " `return_url`. Or set"
                            + " `automatic_payment_methods[allow_redirects]` to `never`.");
        }
    }

    private static boolean isUrl(String text) {
        try {
            var scheme = new URI(text).getScheme();
            return scheme != null && !DANGEROUS.contains(scheme.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
