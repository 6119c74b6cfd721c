package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gerbang.checkout.application.CreateMerchantHandler;
import io.gerbang.checkout.application.MerchantStore;
import io.gerbang.checkout.application.StoredKey;
import io.gerbang.checkout.config.CheckoutConfig;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** For the other services and the operator; never routed from outside. */
@Path("/internal")
class InternalResource {

    private static final String DEMO_MERCHANT = "acct_demo";

    private final CreateMerchantHandler merchants;
    private final MerchantStore store;
    private final CheckoutConfig config;
    private final Clock clock;

    InternalResource(
            CreateMerchantHandler merchants,
            MerchantStore store,
            CheckoutConfig config,
            Clock clock) {
        this.merchants = merchants;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** A key in force, by its hash. */
    record KnownKey(
            @JsonProperty("merchant_id") String merchantId,
            @JsonProperty("key_id") String keyId,
            String kind,
            boolean livemode,
            @JsonProperty("expires_at") @Nullable Instant expiresAt) {}

    /** Makes the demo merchant, once. */
    @POST
    @Path("/demo_merchant")
    public Uni<MerchantKeys> demoMerchant() {
        if (!config.demoMerchant()) {
            throw new NotFoundException();
        }
        return merchants
                .create(DEMO_MERCHANT, "Demo Shop", "ID", "idr")
                .map(created ->
                        created.map(MerchantKeys::of)
                                .orElseGet(() -> MerchantKeys.ofKnown(DEMO_MERCHANT)));
    }

    /** The read-through of the other services' key replicas. */
    @GET
    @Path("/api_keys/{sha256}")
    public Uni<KnownKey> apiKey(@PathParam("sha256") String sha256) {
        return store.key(sha256)
                .map(found ->
                        found.filter(key -> key.isInForce(clock.instant()))
                                .map(InternalResource::known)
                                .orElseThrow(NotFoundException::new));
    }

    private static KnownKey known(StoredKey key) {
        return new KnownKey(
                key.merchantId(),
                key.id(),
                key.kind().name().toLowerCase(Locale.ROOT),
                key.livemode(),
                key.expiresAt());
    }
}
