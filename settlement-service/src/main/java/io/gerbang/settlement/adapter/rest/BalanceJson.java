package io.gerbang.settlement.adapter.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.settlement.domain.Account;
import io.gerbang.settlement.domain.Balance;
import io.gerbang.web.response.StripeObject;
import java.util.List;
import java.util.TreeMap;

/** A balance as Stripe gives it. */
final class BalanceJson {

    private BalanceJson() {}

    /**
     * @param currency of the zero that an empty balance shows
     */
    static ObjectNode of(List<Balance> balances, String currency, boolean livemode) {
        return StripeObject.part()
                .text("object", "balance")
                .node("available", sums(balances, Account.MERCHANT_AVAILABLE, currency))
                .flag("livemode", livemode)
                .node("pending", sums(balances, Account.MERCHANT_PENDING, currency))
                .build();
    }

    /** Every currency is in both lists, as merchants' code looks it up in either. */
    private static ArrayNode sums(List<Balance> balances, Account account, String currency) {
        var sums = new TreeMap<String, Long>();
        for (var balance : balances) {
            var owed = balance.account() == account ? -balance.amount() : 0;
            sums.merge(balance.currency(), owed, Math::addExact);
        }
        sums.putIfAbsent(currency, 0L);
        var array = JsonNodeFactory.instance.arrayNode();
        sums.forEach((code, amount) -> array.add(sum(code, amount)));
        return array;
    }

    private static ObjectNode sum(String currency, long amount) {
        return StripeObject.part()
                .number("amount", amount)
                .text("currency", currency)
                .node("source_types", StripeObject.part().number("card", amount).build())
                .build();
    }
}
