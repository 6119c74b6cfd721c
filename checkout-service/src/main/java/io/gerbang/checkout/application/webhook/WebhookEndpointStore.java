package io.gerbang.checkout.application.webhook;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Optional;

/** Port: merchants' webhook endpoints. */
public interface WebhookEndpointStore {

    Uni<Void> insert(SqlConnection transaction, WebhookEndpoint endpoint);

    /** Emits whether it was there. Deliveries that are still to come end with it. */
    Uni<Boolean> delete(SqlConnection transaction, ObjectRef endpoint);

    Uni<Optional<WebhookEndpoint>> lock(SqlConnection transaction, ObjectRef endpoint);

    /** Writes a locked endpoint; whether it fails is to be seen anew. */
    Uni<Void> update(SqlConnection transaction, WebhookEndpoint endpoint);

    Uni<Optional<WebhookEndpoint>> find(ObjectRef endpoint);

    Uni<Page<WebhookEndpoint>> list(Tenant tenant, PageRequest page);
}
