package io.gerbang.events;

import java.time.Instant;
import java.util.UUID;

/** Something that an operator did at a service which does not keep the audit log itself. */
public interface AuditedEvent extends Event {

    Act act();

    /** The event in its envelope. Each act is an aggregate of its own, with no other event. */
    static <E extends AuditedEvent> EventRecord<E> record(
            Topic topic, String merchantId, boolean livemode, Instant at, E event) {
        var id = "act_" + UUID.randomUUID();
        return new EventRecord<>(topic, id, 1, merchantId, livemode, at, id, null, null, event);
    }
}
