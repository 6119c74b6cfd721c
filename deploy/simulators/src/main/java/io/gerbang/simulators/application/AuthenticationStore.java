package io.gerbang.simulators.application;

import io.gerbang.simulators.domain.CardAuthentication;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** What the access control server remembers. */
public interface AuthenticationStore {

    /** Adds an authentication, or emits the one that has this id. */
    Uni<CardAuthentication> add(CardAuthentication authentication);

    Uni<Optional<CardAuthentication>> find(String id);

    Uni<Optional<CardAuthentication>> findByServerId(String serverId);

    /** Replaces one unless it has changed meanwhile. */
    Uni<Void> replace(CardAuthentication old, CardAuthentication current);
}
