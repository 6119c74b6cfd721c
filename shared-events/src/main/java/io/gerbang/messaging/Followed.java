package io.gerbang.messaging;

import java.util.function.Function;

/**
 * What a transaction results in, and what follows its commit: see {@link Database#transactThen}.
 *
 * @param afterCommit run once, and not at all where the transaction is rolled back
 */
public record Followed<T>(T result, Runnable afterCommit) {

    private static final Runnable NOTHING = () -> {};

    public static <T> Followed<T> byNothing(T result) {
        return new Followed<>(result, NOTHING);
    }

    /** Another result, followed by the same. */
    public <R> Followed<R> map(Function<? super T, ? extends R> change) {
        return new Followed<>(change.apply(result), afterCommit);
    }
}
