package io.gerbang.authorization.domain;

import io.gerbang.authorization.domain.Payment.Authorized;
import io.gerbang.authorization.domain.PaymentCommand.IncrementHold;
import io.gerbang.authorization.domain.PaymentCommand.TakeIncrementAnswer;

/**
 * The part of {@link PaymentDecider} that is about larger holds. The issuer is asked until it
 * answers: unlike an attempt, an increment keeps nobody from the money that is held already for
 * longer than the network is away, so there is nothing to give up. Only what it refuses, and may
 * hold all the same, is undone.
 */
final class IncrementRules {

    private IncrementRules() {}

    static Decision increment(Authorized payment, IncrementHold command) {
        var attempt = payment.current();
        var increment = command.increment();
        var additional = increment.amount() - attempt.amount();
        if (!attempt.allowance().increments()
                || additional <= 0
                || command.at().isAfter(payment.holdExpiresAt())) {
            return unavailable(payment, command);
        }
        return Decision.of(
                new Authorized(attempt, payment.holdExpiresAt(), increment, payment.early()),
                new PaymentEvent.IncrementStarted(increment, additional));
    }

    static Decision unavailable(Payment payment, IncrementHold command) {
        return Decision.of(
                payment,
                new PaymentEvent.IncrementFailed(
                        command.attempt(), command.increment(), Decline.incrementUnavailable()));
    }

    static Decision answer(Payment payment, TakeIncrementAnswer answer) {
        if (!(payment instanceof Authorized authorized)
                || authorized.incrementing() == null
                || !authorized.incrementing().id().equals(answer.incrementId())) {
            return Decision.of(payment);
        }
        var attempt = authorized.current();
        var increment = authorized.incrementing();
        return switch (answer.answer()) {
            case IssuerAnswer.Approved _ ->
                    Decision.of(
                            holding(authorized, attempt.withAmount(increment.amount())),
                            new PaymentEvent.Incremented(increment));
            case IssuerAnswer.Refused refused ->
                    RequestRules.refused(
                            holding(authorized, attempt),
                            new PaymentEvent.IncrementFailed(
                                    attempt.number(), increment, Decline.refused(refused)),
                            refused,
                            answer.repeated());
            case IssuerAnswer.NoOriginal _, IssuerAnswer.NoAnswer _ -> Decision.of(payment);
        };
    }

    private static Authorized holding(Authorized payment, Attempt attempt) {
        return new Authorized(attempt, payment.holdExpiresAt(), null, payment.early());
    }
}
