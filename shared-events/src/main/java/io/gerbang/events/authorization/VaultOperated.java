package io.gerbang.events.authorization;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.gerbang.events.Act;
import io.gerbang.events.AuditedEvent;

/**
 * {@code internal.authorization.act.v1}, keyed by the act: an operator has changed the vault's
 * keys. It is about no merchant, so the header of that name has the word all.
 */
public record VaultOperated(@JsonPropertyDescription("What was done, and by whom.") Act act)
        implements AuditedEvent {

    /** Stands for the merchant of an act that is about none. */
    public static final String EVERY_MERCHANT = "all";
}
