package io.gerbang.authorization.application.vault;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may know of the vault's keys.
 *
 * @param sealedBecause why it is sealed; null where it is open
 * @param masterKeys that were given, the one that wraps first
 * @param keys the vault's own
 * @param rotation the latest of the data key; null where there was none
 */
public record VaultStatus(
        @Nullable String sealedBecause,
        List<String> masterKeys,
        List<WrappedKey> keys,
        @Nullable Rotation rotation) {

    /**
     * @param wrappedBy the master key
     * @param currentKeyId under which key of several is sealed now; null where there is one
     */
    public record WrappedKey(String purpose, String wrappedBy, @Nullable Long currentKeyId) {}

    /**
     * @param keyId the data key that all cards are brought under
     * @param cards how many there were when it began
     * @param reencrypted cards and CVCs so far
     * @param unopened that did not open in this round; while there are any it does not finish
     */
    public record Rotation(
            long keyId,
            Instant startedAt,
            @Nullable Instant finishedAt,
            long cards,
            long reencrypted,
            long unopened) {}
}
