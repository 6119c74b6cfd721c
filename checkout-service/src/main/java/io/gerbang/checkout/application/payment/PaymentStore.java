package io.gerbang.checkout.application.payment;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.Refund;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: payments, their charges and refunds. Every method takes a batch in one statement. */
public interface PaymentStore {

    /** The payments that exist among those asked for, locked in the order of their ids. */
    Uni<Map<String, Payment>> lock(SqlConnection transaction, Collection<ObjectRef> payments);

    /**
     * Locks payments whose hold has expired by their merchant's business time and is yet to be
     * released, but for those that somebody else has locked.
     *
     * @param now of merchants without a test clock; null looks at those with one alone
     */
    Uni<List<Payment>> lockExpired(SqlConnection transaction, @Nullable Instant now, int atMost);

    Uni<Map<String, Charge>> charges(SqlConnection transaction, Collection<ObjectRef> charges);

    Uni<Map<String, Refund>> refunds(SqlConnection transaction, Collection<ObjectRef> refunds);

    Uni<Void> insert(SqlConnection transaction, Collection<Payment> payments);

    Uni<Void> update(SqlConnection transaction, Collection<Payment> payments);

    /** Writes charges, new ones and known ones. */
    Uni<Void> putCharges(SqlConnection transaction, Collection<Charge> charges);

    /** Writes refunds, new ones and known ones. */
    Uni<Void> putRefunds(SqlConnection transaction, Collection<Refund> refunds);

    Uni<Optional<Payment>> payment(ObjectRef payment);

    Uni<Optional<Charge>> charge(ObjectRef charge);

    Uni<Optional<Refund>> refund(ObjectRef refund);

    /**
     * @param customer whose; null lists everybody's
     */
    Uni<Page<Payment>> payments(Tenant tenant, @Nullable String customer, PageRequest page);

    /**
     * @param customer whose; null lists everybody's
     * @param payment what was charged for; null lists all
     */
    Uni<Page<Charge>> charges(
            Tenant tenant, @Nullable String customer, @Nullable String payment, PageRequest page);

    /**
     * @param charge what was refunded, of the payment that goes with it; null lists all
     * @param payment what was refunded; null lists all
     */
    Uni<Page<Refund>> refunds(
            Tenant tenant, @Nullable String charge, @Nullable String payment, PageRequest page);

    /** The payments that exist among those asked for, as they are now. */
    Uni<List<Payment>> payments(Collection<ObjectRef> payments);

    /** The charges that exist among those asked for, as they are now. */
    Uni<List<Charge>> charges(Collection<ObjectRef> charges);

    /** The refunds that exist among those asked for, as they are now. */
    Uni<List<Refund>> refunds(Collection<ObjectRef> refunds);

    /** The refunds of the payments that the charges belong to, newest first. */
    Uni<List<Refund>> refundsOf(Collection<ObjectRef> charges);
}
