package io.gerbang.fraud.adapter.rest;

import io.gerbang.web.key.ApiKey;
import io.gerbang.web.key.ApiKeys;
import io.gerbang.web.key.KeyUse;
import io.gerbang.web.limit.RateLeases;
import io.gerbang.web.limit.RateLimit;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** This service has internal routes alone: no merchant's key opens anything here. */
@Singleton
class NoPublicRoutes implements ApiKeys, RateLeases {

    @Override
    public Uni<Optional<ApiKey>> find(String sha256Hex) {
        return Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Uni<Lease> take(String keyId, RateLimit limit, int wanted) {
        return Uni.createFrom().item(new Lease(0, Duration.ofSeconds(1)));
    }

    @Override
    public Uni<Void> used(List<KeyUse> uses) {
        return Uni.createFrom().voidItem();
    }
}
