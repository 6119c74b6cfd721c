package io.gerbang.fraud.adapter.rest;

import io.gerbang.web.key.ApiKey;
import io.gerbang.web.key.ApiKeys;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** This service has internal routes alone: no merchant's key opens anything here. */
@Singleton
class NoPublicRoutes implements ApiKeys {

    @Override
    public Uni<Optional<ApiKey>> find(String sha256Hex) {
        return Uni.createFrom().item(Optional.empty());
    }
}
