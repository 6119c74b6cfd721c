package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.Tenant;
import io.gerbang.web.search.SearchQuery;
import io.gerbang.web.search.SearchQuery.Joint;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query as SQL, all of whose values are parameters. It has two forms: what is common is found
 * among the newest rows, in their order; what is rare is found by a clause that an index leads to.
 * Neither depends on what the planner believes.
 */
final class SearchSql {

    /** How many rows are looked through before an index is asked. */
    private static final int NEWEST = 2_000;

    /** Up to which a total is told, as Stripe has it. */
    private static final int HIGHEST_TOTAL = 10_000;

    private static final String OF_TENANT = "merchant_id = $1 and livemode = $2";

    /** The same, and keeps the planner off the primary key: the clause's index is to be used. */
    private static final String OF_TENANT_BY_INDEX =
            "merchant_id is not distinct from $1 and livemode is not distinct from $2";

    private final Searchable searchable;
    private final Tuple parameters;
    private final String conditions;
    private final @Nullable String index;
    private final String scope;

    /**
     * @param after the id after which to begin; null begins with the newest
     */
    SearchSql(Searchable searchable, Tenant tenant, SearchQuery query, @Nullable String after) {
        this.searchable = searchable;
        this.parameters = Columns.tenant(tenant);
        var make = new SearchConditions(searchable, tenant, parameters);
        var clauses = query.clauses().stream().map(make::of).toList();
        var isAnd = query.joint() == Joint.AND;
        this.conditions =
                clauses.stream()
                        .map(SearchCondition::sql)
                        .collect(Collectors.joining(" " + query.joint() + " ", "(", ")"));
        this.index = isAnd ? best(clauses) : each(clauses);
        this.scope = scope(isAnd ? clauses : List.of(), after);
    }

    Tuple parameters() {
        return parameters;
    }

    /** The first rows that match among the newest. */
    String amongNewest(int limit) {
        return """
        select id from (
          select * from %s where %s%s order by id desc limit %d
        ) newest where %s and %s order by id desc limit %d
        """
                .formatted(
                        searchable.table(),
                        OF_TENANT,
                        scope,
                        NEWEST,
                        searchable.only(),
                        conditions,
                        limit);
    }

    /** The first rows that match among all; those that an index gives are sorted afterwards. */
    String amongAll(int limit) {
        var rows =
                index == null
                        ? matching()
                        : "from (select id " + matching() + " offset 0) matching";
        return "select id " + rows + " order by id desc limit " + limit;
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
                        scope,
                        searchable.only(),
                        conditions);
    }

    private static @Nullable String best(List<SearchCondition> clauses) {
        return clauses.stream()
                .filter(clause -> clause.index() != null)
                .min(Comparator.comparingInt(SearchCondition::rank))
                .map(SearchCondition::index)
                .orElse(null);
    }

    /** Indexes find what any of several clauses is true of only where each has one. */
    private static @Nullable String each(List<SearchCondition> clauses) {
        return clauses.stream().map(SearchCondition::index).allMatch(Objects::nonNull)
                ? clauses.stream()
                        .map(clause -> "(" + clause.index() + ")")
                        .collect(Collectors.joining(" or "))
                : null;
    }

    private String scope(List<SearchCondition> clauses, @Nullable String after) {
        var bounds = clauses.stream().map(SearchCondition::scope).filter(Objects::nonNull);
        return Stream.concat(bounds, beyond(after).stream())
                .map(bound -> " and " + bound)
                .collect(Collectors.joining());
    }

    private List<String> beyond(@Nullable String after) {
        if (after == null) {
            return List.of();
        }
        parameters.addString(after);
        return List.of("id < $" + parameters.size());
    }
}
