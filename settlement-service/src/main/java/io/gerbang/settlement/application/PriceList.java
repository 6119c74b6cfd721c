package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.PricePlan;
import java.util.List;
import java.util.Map;

/** Which plan prices a payment: the most specific one, the merchant weighing more than currency. */
public record PriceList(Map<Scope, PricePlan> plans) {

    private static final String ANY = "*";

    /**
     * What a plan is for; {@code *} stands for any merchant or currency.
     *
     * @param currency ISO 4217 code in lower case
     */
    public record Scope(AccountHolder holder, String paymentMethodType, String currency) {}

    public PriceList {
        plans = Map.copyOf(plans);
    }

    /**
     * @throws IllegalStateException where nothing says what such a payment costs
     */
    public PricePlan planFor(AccountHolder holder, String paymentMethodType, String currency) {
        var everybody = new AccountHolder(ANY, holder.livemode());
        for (var scope :
                List.of(
                        new Scope(holder, paymentMethodType, currency),
                        new Scope(holder, paymentMethodType, ANY),
                        new Scope(everybody, paymentMethodType, currency),
                        new Scope(everybody, paymentMethodType, ANY))) {
            var plan = plans.get(scope);
            if (plan != null) {
                return plan;
            }
        }
        throw new IllegalStateException("no price plan for " + paymentMethodType);
    }
}
