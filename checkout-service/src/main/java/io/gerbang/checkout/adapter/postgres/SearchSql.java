package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.adapter.postgres.SearchCondition.Ordered;
import io.gerbang.checkout.adapter.postgres.SearchCondition.Scope;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.web.search.SearchQuery;
import io.gerbang.web.search.SearchQuery.Joint;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query as SQL, all of whose values are parameters. Where an index has what a clause is true of
 * in the order of ids, the newest are read from there. Else there are two statements: what is
 * common is found among the newest rows, in their order; what is rare is found by a clause that an
 * index leads to. None depends on what the planner believes.
 */
final class SearchSql {

    /** How many rows are looked through before an index is asked. */
    private static final int NEWEST = 2_000;

    /** The same before an index that may give many rows. */
    private static final int NEWEST_BEFORE_MANY = 20_000;

    /** Up to which a total is told, as Stripe has it. */
    private static final int HIGHEST_TOTAL = 10_000;

    private static final String OF_TENANT = "merchant_id = $1 and livemode = $2";

    /** The same, and keeps the planner off the primary key: the clause's index is to be used. */
    private static final String OF_TENANT_BY_INDEX =
            "merchant_id is not distinct from $1 and livemode is not distinct from $2";

    private static final String TENANT = "merchant_id, livemode";
    private static final String THIS_TENANT = "$1, $2";

    /** The newest of each value, then of all. */
    private static final String ORDERED =
            """
            select found.id
            from unnest(%s) as wanted(value)
            cross join lateral (
              select id from %s where %s and %s and %s and %s order by %s limit %d) found
            order by found.id desc limit %d
            """;

    private static final String BEFORE_ALL_IDS = "''";
    private static final String AFTER_ALL_IDS = "'~'";

    private final Searchable searchable;
    private final Tuple parameters;
    private final String conditions;
    private final String otherConditions;
    private final @Nullable String index;
    private final int newest;
    private final @Nullable Ordered ordered;
    private final List<Scope> scopes;

    /**
     * @param after the id after which to begin; null begins with the newest
     */
    SearchSql(Searchable searchable, Tenant tenant, SearchQuery query, @Nullable String after) {
        this.searchable = searchable;
        this.parameters = Columns.tenant(tenant);
        var make = new SearchConditions(searchable, tenant, parameters);
        var clauses = query.clauses().stream().map(make::of).toList();
        var isAnd = query.joint() == Joint.AND;
        var best = isAnd ? best(clauses) : null;
        this.conditions = conditions(clauses, query.joint());
        this.otherConditions =
                conditions(
                        clauses.stream().filter(clause -> clause != best).toList(), query.joint());
        this.index = best == null ? (isAnd ? null : each(clauses)) : best.index();
        this.newest = mayGiveMany(best, clauses) ? NEWEST_BEFORE_MANY : NEWEST;
        this.ordered = best == null ? null : best.ordered();
        this.scopes = scopes(isAnd ? clauses : List.of(), after);
    }

    Tuple parameters() {
        return parameters;
    }

    /** Statements that give the first rows that match; the last one's are all there are. */
    List<String> first(int limit) {
        return ordered == null
                ? List.of(amongNewest(limit), amongAll(limit))
                : List.of(inOrder(ordered, limit));
    }

    private String inOrder(Ordered ordered, int limit) {
        var columns = TENANT + ", " + ordered.column();
        return ORDERED.formatted(
                ordered.values(),
                searchable.table(),
                ordered.only(),
                range(columns, THIS_TENANT + ", wanted.value"),
                searchable.only(),
                otherConditions,
                newestFirst(columns),
                limit,
                limit);
    }

    /**
     * Rows of one tenant, or of one value of a tenant's. A range, in its own order, leaves the
     * planner no index but the one of these columns, however few rows it expects.
     */
    private String range(String columns, String values) {
        return "(%1$s, id) >= (%2$s, %3$s) and (%1$s, id) < (%2$s, %4$s)"
                .formatted(
                        columns,
                        values,
                        bound("greatest", BEFORE_ALL_IDS, Scope::from),
                        bound("least", AFTER_ALL_IDS, Scope::until));
    }

    private static String newestFirst(String columns) {
        return columns.replace(",", " desc,") + " desc, id desc";
    }

    private String bound(String closest, String farthest, Function<Scope, @Nullable String> bound) {
        return Stream.concat(Stream.of(farthest), scopes.stream().map(bound))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", ", closest + "(", ")"));
    }

    /** The first rows that match among the newest. */
    private String amongNewest(int limit) {
        return """
        select id from (
          select * from %1$s where %2$s order by %3$s limit %4$d
        ) newest where %5$s and %6$s order by %3$s limit %7$d
        """
                .formatted(
                        searchable.table(),
                        range(TENANT, THIS_TENANT),
                        newestFirst(TENANT),
                        newest,
                        searchable.only(),
                        conditions,
                        limit);
    }

    /** The first rows that match among all; those that an index gives are sorted afterwards. */
    private String amongAll(int limit) {
        return index == null
                ? "select id from %s where %s and %s and %s order by %s limit %d"
                        .formatted(
                                searchable.table(),
                                range(TENANT, THIS_TENANT),
                                searchable.only(),
                                conditions,
                                newestFirst(TENANT),
                                limit)
                : "select id from (select id %s offset 0) matching order by id desc limit %d"
                        .formatted(matching(), limit);
    }

    /** How many rows match. */
    String total() {
        return "select count(*) as total from (select 1 %s limit %d) matching"
                .formatted(matching(), HIGHEST_TOTAL);
    }

    private String matching() {
        return "from %s where %s%s and %s and %s"
                .formatted(
                        searchable.table(),
                        index == null ? OF_TENANT : OF_TENANT_BY_INDEX + " and (" + index + ")",
                        scope(),
                        searchable.only(),
                        conditions);
    }

    private static String conditions(List<SearchCondition> clauses, Joint joint) {
        return clauses.isEmpty()
                ? "true"
                : clauses.stream()
                        .map(SearchCondition::sql)
                        .collect(Collectors.joining(" " + joint + " ", "(", ")"));
    }

    private static @Nullable SearchCondition best(List<SearchCondition> clauses) {
        return clauses.stream()
                .filter(clause -> clause.index() != null)
                .min(Comparator.comparingInt(SearchCondition::rank))
                .orElse(null);
    }

    private static boolean mayGiveMany(
            @Nullable SearchCondition best, List<SearchCondition> clauses) {
        return (best == null ? clauses.stream() : Stream.of(best))
                .anyMatch(SearchCondition::mayGiveMany);
    }

    /** Indexes find what any of several clauses is true of only where each has one. */
    private static @Nullable String each(List<SearchCondition> clauses) {
        return clauses.stream().map(SearchCondition::index).allMatch(Objects::nonNull)
                ? clauses.stream()
                        .map(clause -> "(" + clause.index() + ")")
                        .collect(Collectors.joining(" or "))
                : null;
    }

    private List<Scope> scopes(List<SearchCondition> clauses, @Nullable String after) {
        var scopes = clauses.stream().map(SearchCondition::scope);
        if (after == null) {
            return scopes.toList();
        }
        parameters.addString(after);
        var beyond = new Scope(null, "$%d::text".formatted(parameters.size()));
        return Stream.concat(scopes, Stream.of(beyond)).toList();
    }

    private String scope() {
        return scopes.stream()
                .flatMap(scope ->
                        Stream.of(
                                scope.from() == null ? "" : " and id >= " + scope.from(),
                                scope.until() == null ? "" : " and id < " + scope.until()))
                .collect(Collectors.joining());
    }
}
