package io.gerbang.web.form;

import org.jspecify.annotations.Nullable;

/** What an update says about one parameter: nothing, empty it, or a new value. */
public sealed interface Patch<T> {

    /** The parameter was not sent. */
    record Keep<T>() implements Patch<T> {}

    /** The parameter was sent empty. */
    record Unset<T>() implements Patch<T> {}

    /** The parameter was sent with a value. */
    record Replace<T>(T value) implements Patch<T> {}

    /** The value after the update. */
    default @Nullable T applyTo(@Nullable T current) {
        return switch (this) {
            case Keep<T> _ -> current;
            case Unset<T> _ -> null;
            case Replace<T> replace -> replace.value();
        };
    }
}
