package io.gerbang.simulators.domain;

import org.jspecify.annotations.Nullable;

/** An answer, and what becomes of the books. */
public sealed interface Decision {

    Answer answer();

    /** The same message was answered before: it changes nothing. */
    record Repeated(Answer answer) implements Decision {}

    /** There is no original. The journal keeps nothing, since one may still come. */
    record Unrecorded(Answer answer, @Nullable Hold hold) implements Decision {}

    /** A new decision for the journal, with what it changed. */
    record Decided(Answer answer, @Nullable Hold hold, @Nullable Account account)
            implements Decision {}
}
