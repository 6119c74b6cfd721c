package io.gerbang.checkout.application;

import io.gerbang.checkout.application.AuditLog.Act;
import io.gerbang.checkout.application.MerchantChanges.Changed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;

/** Changes what the operator sets of a merchant. */
@ApplicationScoped
public class UpdateMerchantHandler {

    private final MerchantChanges changes;

    UpdateMerchantHandler(MerchantChanges changes) {
        this.changes = changes;
    }

    /** Fails with 404 where there is no such merchant. */
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
                    return Uni.createFrom().item(new Changed<>(changed, changed, act));
                });
    }
}
