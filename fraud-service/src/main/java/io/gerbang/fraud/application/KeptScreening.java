package io.gerbang.fraud.application;

import io.gerbang.fraud.domain.AttemptId;
import io.gerbang.fraud.domain.Subjects;
import io.gerbang.fraud.domain.Verdict;
import java.time.Instant;

/**
 * A screening as it is kept: with the subjects, so that the attempt's outcome counts for the same
 * ones, though it comes without them.
 *
 * @param at the merchant's business time
 */
public record KeptScreening(AttemptId id, Subjects subjects, Verdict verdict, Instant at) {}
