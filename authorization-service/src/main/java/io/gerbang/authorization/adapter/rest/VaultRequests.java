package io.gerbang.authorization.adapter.rest;

import io.gerbang.authorization.application.vault.Tenant;
import io.gerbang.authorization.application.vault.VaultHandler;
import io.gerbang.authorization.application.vault.VaultRequest;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.key.Caller;
import io.gerbang.web.key.KeyKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** What the vault's routes do with every request. */
@ApplicationScoped
class VaultRequests {

    private final VaultHandler vault;

    VaultRequests(VaultHandler vault) {
        this.vault = vault;
    }

    static Tenant tenant(Caller caller) {
        return new Tenant(caller.merchantId(), caller.livemode());
    }

    /** Hashes the request under the vault's key, and answers failures in Stripe's words. */
    <T> Uni<T> answer(ApiRequest request, Function<VaultRequest, Uni<? extends T>> work) {
        var caller = request.caller();
        return vault.requestKey()
                .map(key ->
                        new VaultRequest(
                                tenant(caller),
                                caller.requestId(),
                                caller.idempotencyKey(),
                                caller.kind() == KeyKind.PUBLISHABLE,
                                request.fingerprint(key).hex()))
                .<T>chain(work)
                .onFailure()
                .transform(VaultAnswers::of);
    }
}
