package io.gerbang.checkout.application.payment;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: setup intents. */
public interface SetupIntentStore {

    Uni<Optional<SetupIntent>> find(ObjectRef setup);

    /** Those that exist among those asked for; asks for nothing where there are none. */
    Uni<List<SetupIntent>> setups(Collection<ObjectRef> setups);

    /** The same, locked in the order of their ids. */
    Uni<Map<String, SetupIntent>> lock(SqlConnection transaction, Collection<ObjectRef> setups);

    /** Writes setup intents, new ones and known ones. */
    Uni<Void> put(SqlConnection transaction, Collection<SetupIntent> setups);

    /**
     * @param customer whose; null lists everybody's
     * @param paymentMethod which is set up; null lists all
     */
    Uni<Page<SetupIntent>> list(
            Tenant tenant,
            @Nullable String customer,
            @Nullable String paymentMethod,
            PageRequest page);
}
