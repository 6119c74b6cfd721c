package io.gerbang.authorization.application.vault;

import io.smallrye.mutiny.Uni;

/** Port: what an operator does with the vault's keys, on record, while payments run. */
public interface VaultOperations {

    Uni<VaultStatus> status();

    /** Wraps the vault's keys under the first of the given master keys, all or none. */
    Uni<VaultStatus> rewrap(Actor actor);

    /**
     * Seals under a new data key from now on, and has all cards brought under it; goes on with a
     * rotation that is under way.
     */
    Uni<VaultStatus> rotateDataKey(Actor actor);

    /** Forgets keys that another instance has destroyed. */
    Uni<Void> refreshKeys();

    /** Re-encrypts what is due, and ends when nothing is. */
    Uni<Void> reencrypt();
}
