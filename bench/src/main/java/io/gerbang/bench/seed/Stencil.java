package io.gerbang.bench.seed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of a model as PostgreSQL's {@code COPY} takes it, with places for what each copy says
 * itself: its marks, all times, and the ids of refunds and events.
 */
final class Stencil {
    private static final String OWN_ID = "\\b(?:re|evt)_[0-9A-Za-z]{24}\\b";
    private static final String ISO_TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z";
    private static final String SQL_TIME =
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?\\+00";
    private static final String SECOND = "(?<=:)\\d{10}(?=[,}\\]])";

    /** Times of a model lie within a month of it, as that of a hold's end. */
    private static final long FARTHEST_SECOND = 31 * 86_400L;

    private final Model model;
    private final String merchant;
    private final List<Function<Copy, String>> parts = new ArrayList<>();
    private final Pattern places;

    /**
     * @param merchant whose the model is
     */
    Stencil(Model model, String merchant) {
        this.model = model;
        this.merchant = merchant;
        this.places =
                Pattern.compile(
                        model.said().entrySet().stream()
                                .map(said ->
                                        "(?<%s>%s)"
                                                .formatted(
                                                        group(said.getKey()),
                                                        said.getKey().find(said.getValue())))
                                .collect(
                                        Collectors.joining(
                                                "|",
                                                "",
                                                "|(?<own>%s)|(?<iso>%s)|(?<sql>%s)|(?<second>%s)"
                                                        .formatted(
                                                                OWN_ID, ISO_TIME, SQL_TIME,
                                                                SECOND))));
    }

    /** Adds a column; null is none. */
    Stencil column(@Nullable String value) {
        separate();
        if (value == null) {
            literal("\\N");
            return this;
        }
        var matcher = places.matcher(value);
        var from = 0;
        while (matcher.find()) {
            literal(escaped(value.substring(from, matcher.start())));
            parts.add(place(matcher));
            from = matcher.end();
        }
        literal(escaped(value.substring(from)));
        return this;
    }

    /**
     * Adds a column of search terms.
     *
     * @throws IllegalStateException where terms that the model's marks must lead to are missing
     */
    Stencil terms(@Nullable String array) {
        if (array == null) {
            return column(null);
        }
        separate();
        var numbers =
                Arrays.stream(array.substring(1, array.length() - 1).split(","))
                        .map(Long::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new));
        var known = SearchTerm.of(merchant, model);
        if (known.keySet().stream().noneMatch(numbers::contains)) {
            throw new IllegalStateException("checkout hashes what it finds objects by otherwise");
        }
        parts.add(copy ->
                numbers.stream()
                        .map(number -> number(known, number, copy))
                        .distinct()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", "{", "}")));
        return this;
    }

    /** Appends the copy's line. */
    void print(StringBuilder lines, Copy copy) {
        parts.forEach(part -> lines.append(part.apply(copy)));
        lines.append('\n');
    }

    private long number(Map<Long, SearchTerm> known, long number, Copy copy) {
        var term = known.get(number);
        return term == null ? number : term.of(merchant, copy);
    }

    private void separate() {
        if (!parts.isEmpty()) {
            literal("\t");
        }
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            parts.add(_ -> text);
        }
    }

    private Function<Copy, String> place(Matcher found) {
        var text = found.group();
        if (found.group("own") != null) {
            return ownId(text);
        }
        if (found.group("iso") != null) {
            return isoTime(Instant.parse(text));
        }
        if (found.group("sql") != null) {
            return sqlTime(OffsetDateTime.parse(text.replace(' ', 'T') + ":00").toInstant());
        }
        if (found.group("second") != null) {
            return second(text);
        }
        for (var mark : model.said().keySet()) {
            if (found.group(group(mark)) != null) {
                return mark == Mark.PAYMENT
                        ? copy -> SeedIds.body(copy.milliseconds(), copy.tail())
                        : copy -> copy.value(mark);
            }
        }
        throw new IllegalStateException("Every place belongs to a group");
    }

    /** The end of an id tells those of one copy apart, as the model's end did. */
    private Function<Copy, String> ownId(String id) {
        var prefix = id.substring(0, id.indexOf('_') + 1);
        var later = SeedIds.milliseconds(id) - model.milliseconds();
        var end = id.substring(id.length() - 4);
        return copy ->
                prefix
                        + SeedIds.body(
                                copy.milliseconds() + later,
                                copy.tail().substring(0, SeedIds.TAIL - end.length()) + end);
    }

    private Function<Copy, String> isoTime(Instant time) {
        return copy -> moved(time, copy).toString();
    }

    private Function<Copy, String> sqlTime(Instant time) {
        return copy -> moved(time, copy).atOffset(ZoneOffset.UTC).toString();
    }

    private Function<Copy, String> second(String text) {
        var second = Long.parseLong(text);
        var isTime = Math.abs(second - model.milliseconds() / 1000) < FARTHEST_SECOND;
        return isTime
                ? copy -> Long.toString(moved(Instant.ofEpochSecond(second), copy).getEpochSecond())
                : _ -> text;
    }

    private Instant moved(Instant time, Copy copy) {
        return time.plusMillis(copy.milliseconds() - model.milliseconds());
    }

    private static String group(Mark mark) {
        return mark.name().replace("_", "");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
