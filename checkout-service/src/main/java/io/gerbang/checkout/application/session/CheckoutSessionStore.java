package io.gerbang.checkout.application.session;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: checkout sessions. Whoever locks their payments as well locks those first. */
public interface CheckoutSessionStore {

    /**
     * What a list is narrowed down to; null does not narrow.
     *
     * @param status open, complete or expired
     */
    record Filter(
            @Nullable String customerId, @Nullable String paymentId, @Nullable String status) {}

    Uni<Void> insert(SqlConnection transaction, CheckoutSession session);

    Uni<Void> update(SqlConnection transaction, Collection<CheckoutSession> sessions);

    /** The sessions that exist among those asked for, locked in the order of their ids. */
    Uni<Map<String, CheckoutSession>> lock(
            SqlConnection transaction, Collection<ObjectRef> sessions);

    /**
     * Open sessions whose time is up by their merchant's business time, in one order.
     *
     * @param now of merchants without a test clock; null looks at those with one alone
     * @param after the last of those that were looked at already; null begins with the first
     */
    Uni<List<CheckoutSession>> due(
            SqlConnection transaction,
            @Nullable Instant now,
            @Nullable CheckoutSession after,
            int atMost);

    Uni<Optional<CheckoutSession>> find(ObjectRef session);

    /** The sessions that exist among those asked for, as they are now. */
    Uni<List<CheckoutSession>> find(Collection<ObjectRef> sessions);

    /** The session of a page, whose id is all that a shopper has. */
    Uni<Optional<CheckoutSession>> ofPage(String id);

    Uni<Page<CheckoutSession>> page(Tenant tenant, Filter filter, PageRequest page);
}
