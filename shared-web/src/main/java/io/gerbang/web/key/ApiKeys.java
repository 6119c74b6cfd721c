package io.gerbang.web.key;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Port: the keys that are in force. Each service has one implementation as a bean. */
public interface ApiKeys {

    /**
     * Finds a key by its hash, see {@link ApiKeyFormat#hash}.
     *
     * @return empty where the key is unknown, revoked or rolled out; a failure where that cannot be
     *     told, which answers 503
     */
    Uni<Optional<ApiKey>> find(String sha256Hex);

    /** Tells the keys' owner what they were used for. */
    Uni<Void> used(List<KeyUse> uses);
}
