package io.gerbang.fraud.domain;

/** What a limit counts. */
public enum Measure {
    /** Submissions, whatever becomes of them: a limit on them is a rate limit. */
    ATTEMPTS,
    /** Attempts that the issuer refused. */
    DECLINES,
    /** Attempts that the issuer approved. */
    SUCCESSES
}
