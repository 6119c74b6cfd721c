package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.PaymentMethods.PaymentMethodStore;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.domain.BillingDetails;
import io.gerbang.checkout.domain.PaymentMethod;
import io.gerbang.events.PaymentMethodFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The table {@code payment_methods}. */
@ApplicationScoped
class PostgresPaymentMethodStore implements PaymentMethodStore {

    private static final String FIND =
            """
            select facts, billing_details from payment_methods
            where merchant_id = $1 and livemode = $2 and id = $3
            """;
    private static final String PUT =
            """
            insert into payment_methods (merchant_id, livemode, id, facts, billing_details)
            values ($1, $2, $3, $4, $5)
            on conflict (merchant_id, livemode, id)
            do update set facts = excluded.facts, billing_details = excluded.billing_details
            """;

    private final Pool pool;

    PostgresPaymentMethodStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Optional<PaymentMethod>> find(ObjectRef ref) {
        return pool.preparedQuery(FIND)
                .execute(Columns.ref(ref))
                .map(rows -> BodyTable.stream(rows).map(this::read).findFirst());
    }

    @Override
    public Uni<Void> put(Tenant tenant, PaymentMethod method) {
        return pool.preparedQuery(PUT)
                .execute(
                        Columns.ref(new ObjectRef(tenant, method.facts().id()))
                                .addString(Bodies.write(method.facts()))
                                .addString(Bodies.write(method.billingDetails())))
                .replaceWithVoid();
    }

    private PaymentMethod read(Row row) {
        return new PaymentMethod(
                Bodies.read(row.getString("facts"), PaymentMethodFacts.class),
                Bodies.read(row.getString("billing_details"), BillingDetails.class));
    }
}
