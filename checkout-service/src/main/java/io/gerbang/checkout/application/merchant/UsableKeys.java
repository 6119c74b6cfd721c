package io.gerbang.checkout.application.merchant;

import io.gerbang.web.key.ApiKey;
import io.gerbang.web.key.KeyUse;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: what keys may do, and what they were used for. */
public interface UsableKeys {

    /** What a key may do; empty where it is unknown or does not work any more. */
    Uni<Optional<ApiKey>> key(String sha256, Instant now);

    /** Adds to the minutes' counts. */
    Uni<Void> record(List<KeyUse> uses);
}
