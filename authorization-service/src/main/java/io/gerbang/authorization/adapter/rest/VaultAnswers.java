package io.gerbang.authorization.adapter.rest;

import io.gerbang.authorization.application.vault.VaultRefusal;
import io.gerbang.authorization.application.vault.VaultSealedException;
import io.gerbang.web.error.ErrorType;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.idempotency.IdempotencyErrors;

/** Says in Stripe's words why the vault did not do as asked. */
final class VaultAnswers {

    private static final String TOKEN = "card[token]";

    private VaultAnswers() {}

    static Throwable of(Throwable failure) {
        return switch (failure) {
            case VaultSealedException _ -> sealed();
            case VaultRefusal refusal -> refused(refusal);
            default -> failure;
        };
    }

    static StripeException unknownToken() {
        return StripeErrors.invalidParameter(TOKEN, "resource_missing", "No such token");
    }

    private static StripeException refused(VaultRefusal refusal) {
        return switch (refusal.reason()) {
            case IDEMPOTENCY_KEY_REUSED -> IdempotencyErrors.otherRequest();
            case IDEMPOTENCY_KEY_IN_USE -> IdempotencyErrors.keyInUse();
            case ERASED ->
                    StripeErrors.invalid(400, "What this idempotency key made was erased.")
                            .code("resource_missing")
                            .build();
            case TOKEN_UNKNOWN -> unknownToken();
            case TOKEN_USED ->
                    StripeErrors.invalidParameter(
                            TOKEN,
                            "token_already_used",
                            "A token can be used once, and this one was.");
        };
    }

    private static StripeException sealed() {
        return StripeException.of(
                        503, ErrorType.API_ERROR, "The vault is sealed: no card can be taken.")
                .code("vault_sealed")
                .shouldRetry(true)
                .build();
    }
}
