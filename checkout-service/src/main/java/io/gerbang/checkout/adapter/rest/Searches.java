package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.SearchStore.Found;
import io.gerbang.checkout.application.SearchStore.Search;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.expand.ExpandableFields;
import io.gerbang.web.expand.Expansion;
import io.gerbang.web.search.SearchClause;
import io.gerbang.web.search.SearchField;
import io.gerbang.web.search.SearchPage;
import io.gerbang.web.search.SearchQuery;
import io.gerbang.web.search.SearchValue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Answers the search routes. */
@ApplicationScoped
class Searches {

    private static final String TOTAL = "total_count";
    private static final SearchField AMOUNT = new SearchField.Property("amount");

    private final Expansions expansions;

    Searches(Expansions expansions) {
        this.expansions = expansions;
    }

    /**
     * @param object what is searched for, in Stripe's words
     */
    <T> Uni<ObjectNode> run(
            ApiRequest request,
            String object,
            Function<Search, Uni<Found<T>>> store,
            Function<T, ObjectNode> view) {
        var page = SearchPage.from(request.params());
        var asked = Expansion.from(request.params());
        var isCounted = asked.fields().containsKey(TOTAL);
        var expansion =
                expansions.require(
                        request.caller(), asked.without(TOTAL), ExpandableFields.listOf(object));
        request.params().rejectUnknown();
        var wanted = request.caller().wholeRupiah() ? inHundredths(page) : page;
        return store.apply(new Search(Tenant.of(request.caller()), wanted, isCounted))
                .map(found -> answer(request, found, view))
                .chain(answer -> expansions.applyToList(request, expansion, object, answer));
    }

    /** Who counts whole rupiah also searches for them. */
    private static SearchPage inHundredths(SearchPage page) {
        var clauses = page.query().clauses().stream().map(Searches::inHundredths).toList();
        return new SearchPage(
                new SearchQuery(page.query().joint(), clauses), page.limit(), page.after());
    }

    private static SearchClause inHundredths(SearchClause clause) {
        return clause.field().equals(AMOUNT)
                        && clause.value() instanceof SearchValue.Text(var text)
                        && text.matches("[0-9]{1,15}")
                ? new SearchClause(
                        clause.negated(),
                        clause.field(),
                        clause.operator(),
                        new SearchValue.Text(text + "00"))
                : clause;
    }

    private static <T> ObjectNode answer(
            ApiRequest request, Found<T> found, Function<T, ObjectNode> view) {
        var answer =
                SearchPage.answer(
                        request.path(), found.items().stream().map(view).toList(), found.hasMore());
        if (found.total() != null) {
            answer.put(TOTAL, found.total());
        }
        return answer;
    }
}
