package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.adapter.postgres.SearchColumn.Created;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Flag;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Id;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Phrase;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Term;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Whole;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Word;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.search.SearchClause;
import io.gerbang.web.search.SearchField;
import io.gerbang.web.search.SearchOperator;
import io.gerbang.web.search.SearchValue;
import io.gerbang.web.text.Echo;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes conditions of clauses; refuses with 400 what the field cannot be asked. */
final class SearchConditions {

    private static final int BY_TERM = 0;
    private static final int BY_ID = 1;
    private static final int BY_VALUE = 2;
    private static final int BY_KIND = 3;
    private static final int BY_TIME = 4;
    private static final long LATEST_SECOND = 218_340_105_000L;

    private final Searchable searchable;
    private final Tenant tenant;
    private final Tuple parameters;

    /**
     * @param parameters to which those of the conditions are added
     */
    SearchConditions(Searchable searchable, Tenant tenant, Tuple parameters) {
        this.searchable = searchable;
        this.tenant = tenant;
        this.parameters = parameters;
    }

    SearchCondition of(SearchClause clause) {
        var condition =
                switch (clause.field()) {
                    case SearchField.Metadata(var key) -> metadata(key, clause);
                    case SearchField.Property(var name) -> property(name, clause);
                };
        return clause.negated()
                ? SearchCondition.plain("not coalesce(%s, false)".formatted(condition.sql()))
                : condition;
    }

    private SearchCondition metadata(String key, SearchClause clause) {
        requireEqual(clause);
        return switch (clause.value()) {
            case SearchValue.Absent _ ->
                    SearchCondition.plain(
                            "((%s) ->> %s) is null"
                                    .formatted(searchable.metadata(), parameter(key)));
            case SearchValue.Text(var text) ->
                    terms(List.of(SearchTerms.metadata(tenant, key, text)), BY_TERM);
        };
    }

    private SearchCondition property(String name, SearchClause clause) {
        var column = searchable.columns().get(name);
        if (column == null) {
            throw unknown(name);
        }
        return switch (column) {
            case Whole whole -> whole(whole, clause);
            case Created _ -> created(clause);
            case Id(var id) -> id(id, clause);
            case Word word -> word(word, clause);
            case Term term -> term(term, clause);
            case Flag flag -> flag(flag, clause);
            case Phrase phrase -> phrase(phrase, clause);
        };
    }

    private SearchCondition whole(Whole column, SearchClause clause) {
        var number = number(clause);
        var operator = clause.operator() == SearchOperator.EQUAL ? "=" : clause.operator().symbol();
        var comparison = operator + " " + parameter(number);
        return SearchCondition.indexed(
                column.expression() + " " + comparison,
                column.index() == null ? null : column.index().replace("$c", comparison),
                BY_VALUE);
    }

    /** A second is as far as the wire goes. */
    private SearchCondition created(SearchClause clause) {
        var second = Math.clamp(number(clause), 0, LATEST_SECOND);
        return switch (clause.operator()) {
            case EQUAL -> made(second, second + 1);
            case GREATER -> made(second + 1, null);
            case AT_LEAST -> made(second, null);
            case LESS -> made(null, second);
            case AT_MOST -> made(null, second + 1);
            case CONTAINS -> throw notThat(clause);
        };
    }

    /** Ids begin with a time: the object's own, or one before it. */
    private SearchCondition made(@Nullable Long from, @Nullable Long until) {
        var times = new ArrayList<String>();
        var ids = new ArrayList<String>();
        if (from != null) {
            times.add("created_at >= " + time(from));
            if (searchable.isIdOfItsTime()) {
                ids.add("id >= " + parameter(floor(from)));
            }
        }
        if (until != null) {
            times.add("created_at < " + time(until));
            ids.add("id < " + parameter(floor(until)));
        }
        times.addAll(ids);
        var sql = "(" + String.join(" and ", times) + ")";
        var isServed = from != null && !searchable.isIdOfItsTime();
        return new SearchCondition(
                sql,
                isServed ? Searchable.OF_TENANT + sql : null,
                BY_TIME,
                ids.isEmpty() ? null : String.join(" and ", ids));
    }

    private String time(long second) {
        parameters.addValue(Columns.time(Instant.ofEpochSecond(second)));
        return "$" + parameters.size();
    }

    private String floor(long second) {
        return Ids.floor(searchable.idPrefix(), Instant.ofEpochSecond(second));
    }

    private SearchCondition id(String column, SearchClause clause) {
        requireEqual(clause);
        return switch (clause.value()) {
            case SearchValue.Absent _ -> SearchCondition.plain(column + " is null");
            case SearchValue.Text(var text) -> {
                var sql = column + " = " + parameter(text);
                yield SearchCondition.indexed(sql, Searchable.OF_TENANT + sql, BY_ID);
            }
        };
    }

    private SearchCondition word(Word column, SearchClause clause) {
        requireEqual(clause);
        return switch (clause.value()) {
            case SearchValue.Absent _ -> SearchCondition.plain(column.expression() + " is null");
            case SearchValue.Text(var text) -> {
                var word = text.toLowerCase(Locale.ROOT);
                var comparison = "= " + parameter(word);
                var isServed = column.index() != null && !word.equals(column.common());
                yield SearchCondition.indexed(
                        column.expression() + " " + comparison,
                        isServed ? column.index().replace("$c", comparison) : null,
                        BY_VALUE);
            }
        };
    }

    private SearchCondition term(Term column, SearchClause clause) {
        requireEqual(clause);
        return switch (clause.value()) {
            case SearchValue.Absent _ -> SearchCondition.plain(column.expression() + " is null");
            case SearchValue.Text(var text) ->
                    text.equalsIgnoreCase(column.common())
                            ? SearchCondition.plain(
                                    column.expression() + " = " + parameter(column.common()))
                            : terms(
                                    List.of(SearchTerms.term(tenant, column.field(), text)),
                                    column.isOfFew() ? BY_KIND : BY_TERM);
        };
    }

    private SearchCondition flag(Flag column, SearchClause clause) {
        requireEqual(clause);
        if (clause.value() instanceof SearchValue.Text(var text)) {
            if (text.equalsIgnoreCase("true")) {
                return terms(List.of(SearchTerms.term(tenant, column.field(), "true")), BY_KIND);
            }
            if (text.equalsIgnoreCase("false")) {
                return SearchCondition.plain("(%s) is false".formatted(column.expression()));
            }
        }
        throw refusal("Field `%s` takes true or false.".formatted(clause.field()));
    }

    private SearchCondition phrase(Phrase column, SearchClause clause) {
        if (!(clause.value() instanceof SearchValue.Text(var text))) {
            requireEqual(clause);
            return SearchCondition.plain(column.expression() + " is null");
        }
        if (clause.operator() != SearchOperator.CONTAINS) {
            requireEqual(clause);
            return phrase(column, text, "%s = %s");
        }
        if (text.length() < SearchTerms.GRAM) {
            throw refusal(
                    "A part of a text has at least %d characters to be searched for."
                            .formatted(SearchTerms.GRAM));
        }
        return phrase(column, text, "position(%2$s in %1$s) > 0");
    }

    private SearchCondition phrase(Phrase column, String text, String form) {
        var exactly = form.formatted(column.expression(), parameter(text.toLowerCase(Locale.ROOT)));
        var grams = SearchTerms.grams(tenant, column.field(), text).toList();
        if (grams.isEmpty()) {
            return SearchCondition.plain(exactly);
        }
        var parts = terms(grams, BY_TERM).sql();
        return SearchCondition.indexed("(%s and %s)".formatted(parts, exactly), parts, BY_TERM);
    }

    private SearchCondition terms(List<Long> terms, int rank) {
        parameters.addValue(terms.toArray(Long[]::new));
        var sql = "terms @> $%d::bigint[]".formatted(parameters.size());
        return SearchCondition.indexed(sql, sql, rank);
    }

    private static long number(SearchClause clause) {
        if (clause.operator() == SearchOperator.CONTAINS) {
            throw notThat(clause);
        }
        try {
            if (clause.value() instanceof SearchValue.Text(var text)) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw refusal("Field `%s` takes a whole number.".formatted(clause.field()));
    }

    private String parameter(Object value) {
        parameters.addValue(value);
        return "$%d::%s".formatted(parameters.size(), value instanceof Long ? "bigint" : "text");
    }

    private static void requireEqual(SearchClause clause) {
        if (clause.operator() != SearchOperator.EQUAL) {
            throw notThat(clause);
        }
    }

    private static StripeException notThat(SearchClause clause) {
        return refusal(
                "Field `%s` cannot be searched with %s."
                        .formatted(
                                Echo.safe(clause.field().toString()), clause.operator().symbol()));
    }

    private StripeException unknown(String name) {
        return refusal(
                "Field `%s` is no search field of a %s; these are: metadata, %s."
                        .formatted(
                                Echo.safe(name),
                                searchable.object(),
                                searchable.columns().keySet().stream()
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }

    private static StripeException refusal(String message) {
        return StripeErrors.invalid(400, message).param("query").build();
    }
}
