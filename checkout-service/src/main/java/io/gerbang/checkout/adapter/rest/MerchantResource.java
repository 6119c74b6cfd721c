package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gerbang.checkout.application.CreateMerchantHandler;
import io.gerbang.checkout.application.Ids;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.Currencies;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Merchants, which the operator makes. */
@Path("/internal/merchants")
class MerchantResource {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final CreateMerchantHandler merchants;
    private final Clock clock;

    MerchantResource(CreateMerchantHandler merchants, Clock clock) {
        this.merchants = merchants;
        this.clock = clock;
    }

    /**
     * Who sells.
     *
     * @param country ISO 3166-1 alpha-2
     * @param defaultCurrency ISO 4217 code in lower case
     */
    record NewMerchant(
            @Nullable String name,
            @Nullable String country,
            @JsonProperty("default_currency") @Nullable String defaultCurrency) {}

    /** Makes a merchant with its keys of test mode. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<MerchantKeys> create(@Nullable NewMerchant body) {
        if (body == null || body.name() == null || body.name().isBlank()) {
            throw StripeErrors.parameterMissing("name");
        }
        return merchants
                .create(
                        Ids.create("acct_", clock.instant()),
                        body.name(),
                        country(body),
                        currency(body))
                .map(Optional::orElseThrow)
                .map(MerchantKeys::of);
    }

    private static String country(NewMerchant body) {
        if (body.country() == null || !COUNTRIES.contains(body.country())) {
            throw StripeErrors.invalidParameter(
                    "country", "parameter_invalid_string", "country takes an ISO 3166-1 code.");
        }
        return body.country();
    }

    private static String currency(NewMerchant body) {
        var code = body.defaultCurrency();
        if (code == null || !Currencies.isKnown(code)) {
            throw StripeErrors.invalidParameter(
                    "default_currency",
                    "parameter_invalid_string",
                    "default_currency takes an ISO 4217 code in lower case.");
        }
        return code;
    }
}
