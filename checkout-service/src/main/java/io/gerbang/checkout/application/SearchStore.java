package io.gerbang.checkout.application;

import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.Customer;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.web.search.SearchPage;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: finds objects by what the query language can say of them, newest first. */
public interface SearchStore {

    /**
     * One page of what was found.
     *
     * @param total how many match, up to 10,000; null where nobody asked
     */
    record Found<T>(List<T> items, boolean hasMore, @Nullable Long total) {}

    /** What is asked for; {@code counted} wants the total, too. */
    record Search(Tenant tenant, SearchPage page, boolean counted) {}

    Uni<Found<Payment>> payments(Search search);

    Uni<Found<Charge>> charges(Search search);

    Uni<Found<Customer>> customers(Search search);
}
