package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gerbang.checkout.application.merchant.ApiKeyStore;
import io.gerbang.web.key.ApiKey;
import io.gerbang.web.key.KeyUse;
import io.gerbang.web.limit.Limits;
import io.gerbang.web.limit.RateLeases;
import io.gerbang.web.limit.RateLimit;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the other services ask of keys, and tell of them; never routed from outside. */
@Path("/internal")
class InternalResource {

    private final ApiKeyStore keys;
    private final RateLeases leases;
    private final Clock clock;

    InternalResource(ApiKeyStore keys, RateLeases leases, Clock clock) {
        this.keys = keys;
        this.leases = leases;
        this.clock = clock;
    }

    /** A key in force, by its hash. */
    record KnownKey(
            @JsonProperty("merchant_id") String merchantId,
            @JsonProperty("key_id") String keyId,
            String kind,
            boolean livemode,
            Set<String> scopes,
            @Nullable Limits limits,
            @JsonProperty("whole_rupiah") boolean wholeRupiah) {}

    /** What a key was used for at another service. */
    record ToldUse(
            @JsonProperty("key_id") String keyId,
            long uses,
            long refused,
            @JsonProperty("last_used_at") Instant lastUsedAt,
            @JsonProperty("last_refused") @Nullable String lastRefused) {

        KeyUse use() {
            return new KeyUse(keyId, uses, refused, lastUsedAt, lastRefused);
        }
    }

    /** Tokens that a service wants. */
    record Wanted(
            @JsonProperty("key_id") String keyId,
            @Nullable String scope,
            @JsonProperty("per_second") int perSecond,
            int burst,
            int wanted) {}

    /** Tokens that it gets. */
    record Granted(int granted, @JsonProperty("retry_after_ms") long retryAfterMs) {}

    /** The read-through of the other services' key replicas. */
    @GET
    @Path("/api_keys/{sha256}")
    public Uni<KnownKey> apiKey(@PathParam("sha256") String sha256) {
        return keys.key(sha256, clock.instant())
                .map(found ->
                        found.map(InternalResource::known).orElseThrow(NotFoundException::new));
    }

    @POST
    @Path("/api_key_uses")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Void> uses(List<ToldUse> told) {
        return keys.record(told.stream().map(ToldUse::use).toList());
    }

    /** A service asks for tokens of a bucket, which is made at the first time. */
    @POST
    @Path("/rate_leases")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Granted> lease(Wanted wanted) {
        var limit = new RateLimit(wanted.scope(), wanted.perSecond(), wanted.burst());
        return leases.take(wanted.keyId(), limit, wanted.wanted())
                .map(lease -> new Granted(lease.granted(), lease.retryAfter().toMillis()));
    }

    private static KnownKey known(ApiKey key) {
        return new KnownKey(
                key.merchantId(),
                key.keyId(),
                key.kind().name().toLowerCase(Locale.ROOT),
                key.livemode(),
                key.scopes(),
                key.limits(),
                key.wholeRupiah());
    }
}
