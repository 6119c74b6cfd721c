package io.gerbang.authorization.domain;

import io.gerbang.authorization.domain.AuthenticationAnswer.CardErased;
import io.gerbang.authorization.domain.AuthenticationAnswer.Decided;
import io.gerbang.authorization.domain.AuthenticationAnswer.Open;
import io.gerbang.authorization.domain.Payment.Authenticating;
import io.gerbang.authorization.domain.Payment.Authorizing;
import io.gerbang.authorization.domain.Payment.Challenged;
import io.gerbang.authorization.domain.PaymentCommand.AbandonChallenge;
import io.gerbang.authorization.domain.PaymentCommand.CancelPayment;
import io.gerbang.authorization.domain.PaymentCommand.Request;
import io.gerbang.authorization.domain.PaymentCommand.ResumeAttempt;
import io.gerbang.authorization.domain.PaymentCommand.TakeAuthentication;
import java.util.List;
import java.util.Optional;

/**
 * The part of {@link PaymentDecider} that is about authenticating the cardholder.
 *
 * <table>
 * <caption>What a payment becomes</caption>
 * <tr><th></th><th>challenge</th><th>authenticated, attempted</th><th>failed</th>
 * <th>not enrolled, unavailable</th><th>still open</th><th>card erased</th><th>resume</th>
 * <th>abandon</th></tr>
 * <tr><td>Authenticating</td><td>Challenged; Declined where the merchant wants none</td>
 * <td>Authorizing</td><td>Declined</td><td>Authorizing; Declined where the issuer demanded it</td>
 * <td>Challenged</td><td>Declined</td><td>as it is</td><td>as it is</td></tr>
 * <tr><td>Challenged</td><td>as it is</td><td>as it is</td><td>as it is</td><td>as it is</td>
 * <td>as it is</td><td>as it is</td><td>Authenticating</td><td>Declined, once its time is up</td>
 * </tr>
 * </table>
 *
 * <p>A challenged attempt leads to money only after the shopper is back, which checkout-service
 * says under the lock of the payment: so a new attempt can take its place at any time before.
 */
final class AuthenticationRules {

    private AuthenticationRules() {}

    static Decision begin(Attempt attempt, List<Request> early) {
        return attempt.authentication().comesFirst()
                ? authenticate(attempt, early)
                : authorize(attempt, early);
    }

    /** Whether a refusal is only the wish for an authentication that can still be made. */
    static boolean canFollow(Attempt attempt, IssuerAnswer.Refused refused) {
        return refused.responseCode().equals(IssuerRefusal.AUTHENTICATION_WANTED)
                && attempt.authentication().canFollow();
    }

    static Decision follow(Attempt attempt, List<Request> early) {
        var demanded = attempt.with(attempt.authentication().demandedByIssuer());
        return givenUp(demanded, early).orElseGet(() -> authenticate(demanded, early));
    }

    static Decision take(Payment payment, TakeAuthentication command) {
        if (!(payment instanceof Authenticating(var attempt, var challenge, var early))
                || attempt.number() != command.attempt()) {
            return Decision.of(payment);
        }
        var canceled = givenUp(attempt, early);
        if (canceled.isPresent()) {
            return canceled.get();
        }
        return switch (command.answer()) {
            case AuthenticationAnswer.Challenge _ when !attempt.authentication().mayChallenge() ->
                    PaymentDecider.declined(attempt, Decline.authenticationRequired(), early);
            case AuthenticationAnswer.Challenge(var url, var request) ->
                    challenged(
                            attempt,
                            new Challenge(url, request, command.challengeExpiresAt()),
                            early);
            case Open _ when challenge != null -> challenged(attempt, challenge, early);
            case Open _ -> decided(attempt, AuthenticationResult.unavailable(false), early);
            case CardErased _ ->
                    PaymentDecider.declined(attempt, Decline.invalidPaymentMethod(), early);
            case Decided(var result) -> decided(attempt, result, early);
        };
    }

    private static Decision decided(
            Attempt before, AuthenticationResult result, List<Request> early) {
        var attempt = before.with(before.authentication().with(result));
        return switch (result.status()) {
            case AUTHENTICATED, ATTEMPTED -> authorize(attempt, early);
            case FAILED -> PaymentDecider.declined(attempt, Decline.unauthenticated(), early);
            case NOT_ENROLLED, UNAVAILABLE ->
                    attempt.authentication().issuersDemand()
                            ? PaymentDecider.declined(
                                    attempt, Decline.authenticationUnavailable(), early)
                            : authorize(attempt, early);
        };
    }

    static Decision resume(Payment payment, ResumeAttempt command) {
        return payment instanceof Challenged(var attempt, var challenge, var early)
                        && attempt.number() == command.attempt()
                ? Decision.of(
                        new Authenticating(attempt, challenge, early),
                        new PaymentEvent.ChallengeEnded())
                : Decision.of(payment);
    }

    static Decision abandon(Payment payment, AbandonChallenge command) {
        return payment instanceof Challenged(var attempt, var challenge, var early)
                        && attempt.number() == command.attempt()
                        && !command.now().isBefore(challenge.expiresAt())
                ? decided(attempt, AuthenticationResult.abandoned(), early)
                : Decision.of(payment);
    }

    /** The end of an attempt that was canceled before the issuer was asked for money. */
    static Optional<Decision> givenUp(Attempt attempt, List<Request> early) {
        return early.stream()
                .filter(request -> request.attempt() == attempt.number())
                .filter(CancelPayment.class::isInstance)
                .map(CancelPayment.class::cast)
                .findFirst()
                .map(cancel -> RequestRules.voidedUnheld(attempt, early, cancel));
    }

    private static Decision authenticate(Attempt attempt, List<Request> early) {
        return Decision.of(
                new Authenticating(attempt, null, early), new PaymentEvent.AuthenticationStarted());
    }

    private static Decision challenged(Attempt attempt, Challenge challenge, List<Request> early) {
        return Decision.of(
                new Challenged(attempt, challenge, early),
                new PaymentEvent.ActionRequired(challenge));
    }

    private static Decision authorize(Attempt attempt, List<Request> early) {
        return Decision.of(
                new Authorizing(attempt, early), new PaymentEvent.AuthorizationStarted());
    }
}
