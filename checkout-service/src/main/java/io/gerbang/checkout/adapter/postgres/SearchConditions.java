package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.adapter.postgres.SearchColumn.Created;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Id;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Phrase;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Standing;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Term;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Whole;
import io.gerbang.checkout.adapter.postgres.SearchColumn.Word;
import io.gerbang.checkout.adapter.postgres.SearchCondition.Ordered;
import io.gerbang.checkout.adapter.postgres.SearchCondition.Scope;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes conditions of clauses; refuses with 400 what the field cannot be asked. */
final class SearchConditions {

    private static final int BY_TERM = 0;
    private static final int BY_ID = 1;
    private static final int BY_NUMBER = 2;
    private static final int BY_STANDING = 3;
    static final int BY_RANGE = 4;
    private static final int BY_KIND = 5;
    private static final int BY_TIME = 6;
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
        return clause.negated() && !isStanding(clause.field())
                ? SearchCondition.plain("not coalesce(%s, false)".formatted(condition.sql()))
                : condition;
    }

    /** What is not of one standing is of the others. */
    private boolean isStanding(SearchField field) {
        return field instanceof SearchField.Property(var name)
                && searchable.columns().get(name) instanceof Standing;
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
            case Id id -> id(id, clause);
            case Word word -> word(word, clause);
            case Term term -> term(term, clause);
            case Standing standing -> standing(standing, clause);
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
                clause.operator() == SearchOperator.EQUAL ? BY_NUMBER : BY_RANGE);
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
        var bounds = new ArrayList<String>();
        var scope = Scope.ALL;
        if (from != null) {
            bounds.add("created_at >= " + time(from));
            if (searchable.isIdOfItsTime()) {
                scope = new Scope(parameter(floor(from)), null);
                bounds.add("id >= " + scope.from());
            }
        }
        if (until != null) {
            bounds.add("created_at < " + time(until));
            scope = new Scope(scope.from(), parameter(floor(until)));
            bounds.add("id < " + scope.until());
        }
        var sql = "(" + String.join(" and ", bounds) + ")";
        var isServed = from != null && !searchable.isIdOfItsTime();
        return new SearchCondition(
                sql, isServed ? Searchable.OF_TENANT + sql : null, BY_TIME, null, scope);
    }

    private String time(long second) {
        parameters.addValue(Columns.time(Instant.ofEpochSecond(second)));
        return "$" + parameters.size();
    }

    private String floor(long second) {
        return Ids.floor(searchable.idPrefix(), Instant.ofEpochSecond(second));
    }

    private SearchCondition id(Id column, SearchClause clause) {
        requireEqual(clause);
        return switch (clause.value()) {
            case SearchValue.Absent _ -> SearchCondition.plain(column.column() + " is null");
            case SearchValue.Text(var text) -> {
                var value = parameter(text);
                var sql = column.column() + " = " + value;
                yield new SearchCondition(
                        sql,
                        Searchable.OF_TENANT + sql,
                        BY_ID,
                        column.hasRowsInOrder()
                                ? new Ordered(
                                        column.column(),
                                        "array[%s]".formatted(value),
                                        column.column() + " is not null")
                                : null,
                        Scope.ALL);
            }
        };
    }

    private SearchCondition standing(Standing column, SearchClause clause) {
        requireEqual(clause);
        var word =
                clause.value() instanceof SearchValue.Text(var text)
                        ? text.toLowerCase(Locale.ROOT)
                        : "";
        if (column.isFlag() && !column.words().containsKey(word)) {
            throw refusal("Field `%s` takes true or false.".formatted(clause.field()));
        }
        var values = column.values(word);
        return isOneOf(column.column(), clause.negated() ? column.allBut(values) : values);
    }

    private SearchCondition isOneOf(String column, Set<String> values) {
        parameters.addValue(values.toArray(String[]::new));
        var array = "$%d::text[]".formatted(parameters.size());
        var sql = "%s = any(%s)".formatted(column, array);
        if (values.contains(Standing.COMMON)) {
            return SearchCondition.plain(sql);
        }
        var only = "%s <> '%s'".formatted(column, Standing.COMMON);
        return new SearchCondition(
                sql,
                "%s%s and %s".formatted(Searchable.OF_TENANT, sql, only),
                BY_STANDING,
                new Ordered(column, array, only),
                Scope.ALL);
    }

    private SearchCondition word(Word column, SearchClause clause) {
        requireEqual(clause);
        return switch (clause.value()) {
            case SearchValue.Absent _ -> SearchCondition.plain(column.expression() + " is null");
            case SearchValue.Text(var text) -> {
                var comparison = "= " + parameter(text.toLowerCase(Locale.ROOT));
                yield SearchCondition.indexed(
                        column.expression() + " " + comparison,
                        column.index().replace("$c", comparison),
                        BY_KIND);
            }
        };
    }

    private SearchCondition term(Term column, SearchClause clause) {
        requireEqual(clause);
        return switch (clause.value()) {
            case SearchValue.Absent _ -> SearchCondition.plain(column.expression() + " is null");
            case SearchValue.Text(var text) ->
                    terms(
                            List.of(SearchTerms.term(tenant, column.field(), text)),
                            column.isOfFew() ? BY_KIND : BY_TERM);
        };
    }

    private SearchCondition phrase(Phrase column, SearchClause clause) {
        if (!(clause.value() instanceof SearchValue.Text(var text))) {
            requireEqual(clause);
            return SearchCondition.plain(column.expression() + " is null");
        }
        if (clause.operator() != SearchOperator.CONTAINS) {
            requireEqual(clause);
            return phrase(
                    column,
                    text,
                    "%s = %s",
                    List.of(SearchTerms.whole(tenant, column.field(), text)));
        }
        if (text.length() < SearchTerms.GRAM) {
            throw refusal(
                    "A part of a text has at least %d characters to be searched for."
                            .formatted(SearchTerms.GRAM));
        }
        return phrase(
                column,
                text,
                "position(%2$s in %1$s) > 0",
                SearchTerms.grams(tenant, column.field(), text).toList());
    }

    private SearchCondition phrase(Phrase column, String text, String form, List<Long> terms) {
        var exactly = form.formatted(column.expression(), parameter(text.toLowerCase(Locale.ROOT)));
        var index = terms(terms, BY_TERM).sql();
        return SearchCondition.indexed("(%s and %s)".formatted(index, exactly), index, BY_TERM);
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
