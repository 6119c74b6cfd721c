package io.gerbang.settlement.adapter.rest;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.settlement.application.BalanceTransactionFilter;
import io.gerbang.settlement.application.BalanceTransactions;
import io.gerbang.settlement.application.Merchants;
import io.gerbang.settlement.application.PayoutDirectory;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.BalanceTransaction;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.expand.ExpandableFields;
import io.gerbang.web.expand.Expander;
import io.gerbang.web.expand.Expansion;
import io.gerbang.web.form.Params;
import io.gerbang.web.key.Caller;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers for balance transactions, which two paths and other objects' expansions ask for. */
@ApplicationScoped
class BalanceTransactionReader {

    private static final String OBJECT = "balance_transaction";

    private final BalanceTransactions transactions;
    private final PayoutDirectory payouts;
    private final Merchants merchants;
    private final Clock wallClock;
    private final Expander expander = new Expander(new ExpandableFields());

    BalanceTransactionReader(
            BalanceTransactions transactions,
            PayoutDirectory payouts,
            Merchants merchants,
            Clock wallClock) {
        this.transactions = transactions;
        this.payouts = payouts;
        this.merchants = merchants;
        this.wallClock = wallClock;
    }

    Uni<ObjectNode> retrieve(String id, ApiRequest request) {
        expander.requireExpandable(request.caller(), Expansion.from(request.params()), OBJECT);
        request.params().rejectUnknown();
        var holder = Lists.holder(request.caller());
        return transactions
                .find(holder, id)
                .map(found -> found.orElseThrow(() -> StripeErrors.resourceMissing(OBJECT, id)))
                .chain(found -> views(holder, List.of(found)).map(List::getFirst));
    }

    Uni<ObjectNode> list(String url, ApiRequest request) {
        var params = request.params();
        var page = PageRequest.from(params);
        var filter = filter(params, page);
        expander.requireExpandable(
                request.caller(), Expansion.from(params), ExpandableFields.listOf(OBJECT));
        params.rejectUnknown();
        var holder = Lists.holder(request.caller());
        return Lists.require("payout", "payout", filter.payout(), id -> payouts.find(holder, id))
                .chain(() -> Lists.cursor(page, OBJECT, id -> transactions.find(holder, id)))
                .chain(cursor -> transactions.page(holder, filter, cursor))
                .chain(slice ->
                        now(holder)
                                .map(now ->
                                        Lists.json(
                                                url,
                                                slice,
                                                each -> BalanceTransactionJson.of(each, now))));
    }

    /** For expansions: those of the ids that the caller may see. */
    Uni<Map<String, ObjectNode>> load(Caller caller, Set<String> ids) {
        var holder = Lists.holder(caller);
        return transactions
                .byIds(ids)
                .map(all -> all.stream().filter(each -> each.holder().equals(holder)).toList())
                .chain(own -> views(holder, own))
                .map(views -> {
                    var byId = new LinkedHashMap<String, ObjectNode>();
                    views.forEach(view -> byId.put(view.get("id").textValue(), view));
                    return byId;
                });
    }

    /** For other services: those of the ids that exist, whosever they are. */
    Uni<List<ObjectNode>> byIds(Set<String> ids) {
        return transactions
                .byIds(ids)
                .map(found -> found.stream().collect(groupingBy(BalanceTransaction::holder)))
                .onItem()
                .transformToMulti(byHolder -> Multi.createFrom().iterable(byHolder.entrySet()))
                .onItem()
                .transformToUniAndConcatenate(each -> views(each.getKey(), each.getValue()))
                .onItem()
                .<ObjectNode>disjoint()
                .collect()
                .asList();
    }

    private Uni<List<ObjectNode>> views(
            AccountHolder holder, Collection<BalanceTransaction> transactions) {
        return now(holder)
                .map(now ->
                        transactions.stream()
                                .map(each -> BalanceTransactionJson.of(each, now))
                                .toList());
    }

    private Uni<Instant> now(AccountHolder holder) {
        var wallTime = wallClock.instant();
        return merchants
                .find(holder)
                .map(found -> found.map(merchant -> merchant.now(wallTime)).orElse(wallTime));
    }

    private static BalanceTransactionFilter filter(Params params, PageRequest page) {
        return new BalanceTransactionFilter(
                params.string("type").orElse(null),
                params.string("source").orElse(null),
                params.string("payout").orElse(null),
                params.currency("currency").orElse(null),
                Lists.range(page.created()));
    }
}
