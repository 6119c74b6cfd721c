package io.gerbang.fraud.adapter.rest;

import io.gerbang.fraud.domain.Tenant;
import io.gerbang.web.error.StripeErrors;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Whose rules a request is about: the merchant in the path, and {@code ?livemode=}. */
public class TenantPath {

    private static final Pattern MERCHANT_ID = Pattern.compile("acct_[A-Za-z0-9]{1,60}");

    @RestPath String merchantId;
    @RestQuery @Nullable String livemode;

    /** Asks for the mode: rules meant for live payments must not land in test mode by omission. */
    Tenant tenant() {
        if (!MERCHANT_ID.matcher(merchantId).matches()) {
            throw StripeErrors.resourceMissing("merchant", merchantId);
        }
        return switch (livemode) {
            case null -> throw StripeErrors.parameterMissing("livemode");
            case "true" -> new Tenant(merchantId, true);
            case "false" -> new Tenant(merchantId, false);
            default ->
                    throw StripeErrors.invalidParameter(
                            "livemode",
                            "parameter_invalid_string",
                            "livemode takes true or false.");
        };
    }
}
