package io.gerbang.settlement.adapter.rest;

import io.gerbang.settlement.application.SecondRange;
import io.gerbang.web.form.Params;

/** {@code arrival_date}, which is read as {@code created} is: a second, or a range of them. */
final class ArrivalRange {

    private static final String NAME = "arrival_date";

    private ArrivalRange() {}

    static SecondRange from(Params params) {
        if (!params.isObject(NAME)) {
            return params.seconds(NAME)
                    .map(second -> new SecondRange(second, next(second)))
                    .orElse(new SecondRange(0, Long.MAX_VALUE));
        }
        var range = params.object(NAME);
        var from = range.seconds("gte").orElse(0L);
        var after = range.seconds("gt").map(ArrivalRange::next).orElse(0L);
        var until = range.seconds("lt").orElse(Long.MAX_VALUE);
        var last = range.seconds("lte").map(ArrivalRange::next).orElse(Long.MAX_VALUE);
        return new SecondRange(Math.max(from, after), Math.min(until, last));
    }

    private static long next(long second) {
        return second == Long.MAX_VALUE ? second : second + 1;
    }
}
