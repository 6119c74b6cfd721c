package io.gerbang.systemtests.openapi;

import java.lang.constant.DirectMethodHandleDesc;
import java.util.List;

/** What is known of a value in code that is followed, not run. */
sealed interface Value {

    Value UNKNOWN = new Unknown();

    /** Nothing. */
    record Unknown() implements Value {}

    /** A constant. */
    record Text(String text) implements Value {}

    /** An {@code ApiRequest}. */
    record Request() implements Value {}

    /**
     * {@code Params}, or a list of them.
     *
     * @param path the names of the objects around them; that of a list ends in {@code []}
     */
    record Level(List<String> path) implements Value {}

    /** A lambda or a reference to a method, with the values that it has captured. */
    record Function(DirectMethodHandleDesc method, List<Value> captured) implements Value {}
}
