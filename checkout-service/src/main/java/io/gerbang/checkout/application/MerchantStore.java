package io.gerbang.checkout.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: merchants and their keys. */
public interface MerchantStore {

    /** Emits false where the merchant is already there, and then changes nothing. */
    Uni<Boolean> insert(SqlConnection transaction, Merchant merchant, List<StoredKey> keys);

    Uni<Optional<Merchant>> merchant(String id);

    Uni<Optional<StoredKey>> key(String sha256);

    /** The newest publishable key that is in force. */
    Uni<Optional<String>> publishableKey(Tenant tenant, Instant now);
}
