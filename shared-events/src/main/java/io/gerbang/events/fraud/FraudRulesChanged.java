package io.gerbang.events.fraud;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.gerbang.events.Act;
import io.gerbang.events.AuditedEvent;

/**
 * {@code internal.fraud.act.v1}, keyed by the act: an operator has changed a merchant's limits or
 * lists.
 */
public record FraudRulesChanged(@JsonPropertyDescription("What was done, and by whom.") Act act)
        implements AuditedEvent {}
