package io.gerbang.checkout.application.merchant;

import io.gerbang.checkout.application.Actor;
import io.gerbang.checkout.application.AuditLog.Act;
import io.gerbang.checkout.application.merchant.MerchantChanges.Changed;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.response.WholeRupiah;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;

/** Changes what the operator sets of a merchant. */
@ApplicationScoped
public class UpdateMerchantHandler {

    private final MerchantChanges changes;
    private final MerchantStore merchants;

    UpdateMerchantHandler(MerchantChanges changes, MerchantStore merchants) {
        this.changes = changes;
        this.merchants = merchants;
    }

    /**
     * Fails with 404 where there is no such merchant, and with 400 where it would count rupiah
     * without decimals and has payments in other currencies.
     */
    public Uni<Merchant> update(Actor actor, String id, UnaryOperator<Merchant> change) {
        return changes.change(
                actor,
                id,
                (tx, merchant) -> {
                    var changed = change.apply(merchant);
                    var act =
                            Act.of("merchant.updated", id)
                                    .with("before", merchant.settings())
                                    .with("after", changed.settings());
                    return requireOneWayOfCounting(tx, merchant, changed)
                            .replaceWith(new Changed<>(changed, changed, act));
                });
    }

    /** A refund of 100 cents would be taken for one of a hundred dollars. */
    private Uni<Void> requireOneWayOfCounting(
            SqlConnection transaction, Merchant before, Merchant after) {
        if (before.wholeRupiah() || !after.wholeRupiah()) {
            return Uni.createFrom().voidItem();
        }
        return merchants
                .hasPaymentsButIn(transaction, after.id(), WholeRupiah.CURRENCY)
                .invoke(has -> {
                    if (has) {
                        throw StripeErrors.invalidParameter(
                                "whole_rupiah",
                                "parameter_invalid",
                                "Whole rupiah are for merchants without payments in other"
                                        + " currencies.");
                    }
                })
                .replaceWithVoid();
    }
}
