package io.gerbang.checkout.application;

import io.smallrye.mutiny.Uni;

/** Port: forgets what has had its time. */
public interface Retention {

    /** Deletes idempotency keys, finished deliveries and events that are past their retention. */
    Uni<Void> sweep();
}
