package io.gerbang.checkout.application;

import io.smallrye.mutiny.Uni;

/** Port: forgets what has had its time, a batch at a time so that nobody waits for it. */
public interface Retention {

    /** Deletes some of the idempotency keys and finished deliveries that are 30 days old. */
    Uni<Void> sweep();
}
