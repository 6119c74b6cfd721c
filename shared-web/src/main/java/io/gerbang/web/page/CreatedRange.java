package io.gerbang.web.page;

import io.gerbang.web.form.Params;

/**
 * When the objects of a list were made, in seconds since 1970-01-01T00:00Z.
 *
 * @param from the first second that counts
 * @param until the first second that no longer counts
 */
public record CreatedRange(long from, long until) {

    /** Any time. */
    public static final CreatedRange ALL = new CreatedRange(0, Long.MAX_VALUE);

    static CreatedRange from(Params params) {
        if (!params.has("created")) {
            return ALL;
        }
        if (params.isObject("created")) {
            return between(params.object("created"));
        }
        return params.seconds("created")
                .map(second -> new CreatedRange(second, next(second)))
                .orElse(ALL);
    }

    private static CreatedRange between(Params created) {
        var from = created.seconds("gte").orElse(ALL.from);
        var after = created.seconds("gt").map(CreatedRange::next).orElse(ALL.from);
        var until = created.seconds("lt").orElse(ALL.until);
        var last = created.seconds("lte").map(CreatedRange::next).orElse(ALL.until);
        return new CreatedRange(Math.max(from, after), Math.min(until, last));
    }

    private static long next(long second) {
        return second == Long.MAX_VALUE ? second : second + 1;
    }
}
