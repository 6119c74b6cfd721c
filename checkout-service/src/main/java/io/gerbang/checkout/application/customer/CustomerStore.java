package io.gerbang.checkout.application.customer;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.domain.Customer;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: customers, the deleted ones among them but for lists. */
public interface CustomerStore {

    Uni<Optional<Customer>> find(ObjectRef customer);

    Uni<Optional<Customer>> lock(SqlConnection transaction, ObjectRef customer);

    /** Those with an address, in capitals or not; the deleted ones have none. */
    Uni<List<Customer>> lockByEmail(SqlConnection transaction, Tenant tenant, String email);

    /** Writes a customer, a new one or a known one. */
    Uni<Void> put(SqlConnection transaction, Customer customer);

    /** Those that exist among those asked for, as they are now. */
    Uni<List<Customer>> customers(Collection<ObjectRef> customers);

    /**
     * @param email the exact address; null lists all
     */
    Uni<Page<Customer>> list(Tenant tenant, @Nullable String email, PageRequest page);
}
