package io.gerbang.checkout.application.order;

import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.SetupCommand;
import io.gerbang.checkout.domain.SetupCommand.CancelSetup;
import io.gerbang.checkout.domain.SetupCommand.ConfirmSetup;
import io.gerbang.checkout.domain.SetupCommand.ResumeSetup;
import io.gerbang.checkout.domain.SetupCommand.UpdateSetup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Cards that are kept before they pay. Confirming waits for the outcome as a payment's does. */
@ApplicationScoped
public class SetupIntents {

    private final ExecuteSetupHandler handler;
    private final PaymentService outcomes;

    SetupIntents(ExecuteSetupHandler handler, PaymentService outcomes) {
        this.handler = handler;
        this.outcomes = outcomes;
    }

    public Uni<Answer> execute(SetupOrder order) {
        return outcomes.execute(
                order.setup(),
                operation(order.command()),
                order.requestId(),
                order.call(),
                () -> handler.execute(order));
    }

    private static @Nullable Operation operation(@Nullable SetupCommand command) {
        return switch (command) {
            case ConfirmSetup _ -> Operation.CONFIRM;
            case ResumeSetup _ -> Operation.RESUME;
            case UpdateSetup _, CancelSetup _ -> null;
            case null -> null;
        };
    }
}
