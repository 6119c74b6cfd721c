package io.gerbang.authorization.application.vault;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: payment methods and tokens, and the requests that made them. */
public interface PaymentMethodStore {

    Uni<Void> insert(SqlConnection transaction, PaymentMethod method);

    Uni<Void> insert(SqlConnection transaction, Token token);

    Uni<Optional<PaymentMethod>> findMethod(SqlConnection transaction, Tenant tenant, String id);

    Uni<Optional<Token>> findToken(SqlClient client, Tenant tenant, String id);

    /** Those in whose billing details an e-mail address stands, in capitals or not. */
    Uni<List<PaymentMethod>> findMethodsOf(SqlClient client, Tenant tenant, String email);

    /** Deletes a payment method, but for its card. */
    Uni<Void> deleteMethod(SqlConnection transaction, Tenant tenant, String id);

    /**
     * Uses a token up.
     *
     * @return false where it was used before, or does not exist
     */
    Uni<Boolean> useToken(SqlConnection transaction, Tenant tenant, String id);

    /**
     * Claims an idempotency key; waits for nobody who is claiming the same one.
     *
     * @return what claimed it, the given claim where it is the caller's now; empty while another's
     *     has not committed
     */
    Uni<Optional<Claim>> claim(SqlConnection transaction, Tenant tenant, Claim claim, Instant now);

    /** Deletes claims, and then tokens, made before a time. */
    Uni<Void> sweep(Instant before);

    /**
     * What a key was first used for.
     *
     * @param shopper whether it was used with a publishable key
     * @param fingerprint keyed hash of the request
     * @param resourceId what it made
     */
    record Claim(String key, boolean shopper, String fingerprint, String resourceId) {}
}
