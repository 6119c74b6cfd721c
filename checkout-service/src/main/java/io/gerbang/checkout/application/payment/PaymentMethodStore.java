package io.gerbang.checkout.application.payment;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: the payment methods that were seen before. */
public interface PaymentMethodStore {

    Uni<Optional<SavedMethod>> find(ObjectRef paymentMethod);

    /** Those that exist among those asked for, as they are now. */
    Uni<List<SavedMethod>> methods(Collection<ObjectRef> paymentMethods);

    /** The same in a transaction, by whose they are. */
    Uni<Map<ObjectRef, SavedMethod>> methods(
            SqlConnection transaction, Collection<ObjectRef> paymentMethods);

    /** The same, locked in the order of their ids. */
    Uni<Map<String, SavedMethod>> lock(
            SqlConnection transaction, Collection<ObjectRef> paymentMethods);

    /** A customer's, locked. */
    Uni<List<SavedMethod>> lockOf(SqlConnection transaction, ObjectRef customer);

    /**
     * Keeps one that the vault told of, unless it is known by now, or is just being erased with the
     * address that it was given with.
     *
     * @return whether it was kept
     */
    Uni<Boolean> keep(SavedMethod paymentMethod);

    /** Writes payment methods, new ones and known ones. */
    Uni<Void> put(SqlConnection transaction, Collection<SavedMethod> paymentMethods);

    /**
     * @param customer whose; null lists everybody's
     * @param type such as card; null lists all
     */
    Uni<Page<SavedMethod>> list(
            Tenant tenant, @Nullable String customer, @Nullable String type, PageRequest page);
}
