package io.gerbang.checkout.application.merchant;

import io.gerbang.checkout.application.Tenant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: merchants' API keys. */
public interface ApiKeyStore extends UsableKeys {

    Uni<Void> insert(SqlConnection transaction, List<StoredKey> keys);

    /** Writes when a key stops working. */
    Uni<Void> end(SqlConnection transaction, StoredKey key);

    Uni<Optional<StoredKey>> find(SqlConnection transaction, String merchantId, String id);

    /** Those that still work, the oldest first. */
    Uni<List<StoredKey>> inForce(SqlConnection transaction, String merchantId, Instant now);

    /** All that there ever were, the oldest first. */
    Uni<List<UsedKey>> list(String merchantId);

    /** The newest publishable key that is in force. */
    Uni<Optional<String>> publishableKey(Tenant tenant, Instant now);
}
