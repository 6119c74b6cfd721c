package io.gerbang.events;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.UUID;

/**
 * An operator has done something at a service, and the audit log is to tell of it. It comes on the
 * service's own topic of acts, keyed by the act. Where it is about no merchant, the header of that
 * name has the word all.
 */
public record OperatorActed(@JsonPropertyDescription("What was done, and by whom.") Act act)
        implements Event {

    /** Stands for the merchant of an act that is about none. */
    public static final String EVERY_MERCHANT = "all";

    /** The event in its envelope. Each act is an aggregate of its own, with no other event. */
    public static EventRecord<OperatorActed> record(
            Topic topic, String merchantId, boolean livemode, Instant at, Act act) {
        var id = "act_" + UUID.randomUUID();
        var event = new OperatorActed(act);
        return new EventRecord<>(topic, id, 1, merchantId, livemode, at, id, null, null, event);
    }
}
