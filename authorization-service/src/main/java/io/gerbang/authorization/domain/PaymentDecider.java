package io.gerbang.authorization.domain;

import io.gerbang.authorization.domain.Payment.Authenticating;
import io.gerbang.authorization.domain.Payment.Authorized;
import io.gerbang.authorization.domain.Payment.Authorizing;
import io.gerbang.authorization.domain.Payment.Awaited;
import io.gerbang.authorization.domain.Payment.Captured;
import io.gerbang.authorization.domain.Payment.Challenged;
import io.gerbang.authorization.domain.Payment.Declined;
import io.gerbang.authorization.domain.Payment.Unknown;
import io.gerbang.authorization.domain.Payment.Voided;
import io.gerbang.authorization.domain.PaymentCommand.AbandonChallenge;
import io.gerbang.authorization.domain.PaymentCommand.CancelPayment;
import io.gerbang.authorization.domain.PaymentCommand.LoseAnswer;
import io.gerbang.authorization.domain.PaymentCommand.Request;
import io.gerbang.authorization.domain.PaymentCommand.ResumeAttempt;
import io.gerbang.authorization.domain.PaymentCommand.SubmitAttempt;
import io.gerbang.authorization.domain.PaymentCommand.TakeAnswer;
import io.gerbang.authorization.domain.PaymentCommand.TakeAuthentication;
import io.gerbang.authorization.domain.PaymentCommand.TakeIncrementAnswer;
import io.gerbang.authorization.domain.PaymentCommand.TakeRefundAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * All transitions of a payment. Pure: times come in with the commands.
 *
 * <table>
 * <caption>What a payment becomes</caption>
 * <tr><th></th><th>submit</th><th>approved</th><th>refused</th><th>no answer</th>
 * <th>capture</th><th>cancel</th><th>refund</th></tr>
 * <tr><td>Awaited</td><td>Authenticating, Authorizing, Declined, Voided</td><td></td><td></td>
 * <td></td><td>early</td><td>early</td><td>early</td></tr>
 * <tr><td>Authenticating</td><td></td><td>orphan</td><td>as it is</td><td>as it is</td>
 * <td>early</td><td>early</td><td>early</td></tr>
 * <tr><td>Challenged</td><td>as Awaited</td><td>orphan</td><td>as it is</td><td>as it is</td>
 * <td>early</td><td>Voided</td><td>early</td></tr>
 * <tr><td>Authorizing</td><td></td><td>Authorized, Captured, Voided</td>
 * <td>Declined; Authenticating where the issuer asks for that</td>
 * <td>Unknown; Declined where it never left</td><td>early</td><td>early</td><td>early</td></tr>
 * <tr><td>Unknown</td><td></td><td>Authorized, Captured, Voided</td><td>released, Declined</td>
 * <td>Unknown; after the last inquiry released and Declined</td><td>early</td><td>early</td>
 * <td>early</td></tr>
 * <tr><td>Authorized</td><td></td><td>as it is</td><td>as it is</td><td>as it is</td>
 * <td>Captured, fails</td><td>Voided</td><td>early</td></tr>
 * <tr><td>Captured</td><td></td><td>as it is</td><td>as it is</td><td>as it is</td>
 * <td>Captured, fails</td><td>as it is, what is left released</td><td>Captured, fails</td></tr>
 * <tr><td>Declined</td><td>as Awaited</td><td>orphan</td><td>as it is</td><td>as it is</td>
 * <td>fails</td><td>Voided</td><td>fails</td></tr>
 * <tr><td>Voided</td><td>Voided</td><td>orphan; as it is where it was released</td>
 * <td>as it is</td><td>as it is</td><td>fails</td><td>as it is</td><td>fails</td></tr>
 * </table>
 *
 * <p>What authentication does is in {@link AuthenticationRules}.
 *
 * <p>Two topics feed a payment, so a request can overtake the attempt that it is about: it is kept
 * as early and taken when its time has come. An increment ({@link IncrementRules}) is possible
 * while Authorized; what is asked while the issuer thinks about it is early, too. A request about
 * an older attempt than the latest fails. An empty cell is refused as impossible: no new attempt is
 * made while one is open.
 */
public final class PaymentDecider {

    private final Duration holdLife;
    private final int inquiries;

    /**
     * @param holdLife how long an issuer holds an amount
     * @param inquiries how often an issuer that did not answer is asked again
     */
    public PaymentDecider(Duration holdLife, int inquiries) {
        this.holdLife = holdLife;
        this.inquiries = inquiries;
    }

    /**
     * @throws IllegalStateException where a command contradicts what is known
     */
    public Decision decide(Payment payment, PaymentCommand command) {
        var decision =
                switch (command) {
                    case SubmitAttempt submit -> submit(payment, submit);
                    case TakeAnswer answer -> answer(payment, answer);
                    case LoseAnswer lost -> lose(payment, lost);
                    case TakeAuthentication answer -> AuthenticationRules.take(payment, answer);
                    case ResumeAttempt resume -> AuthenticationRules.resume(payment, resume);
                    case AbandonChallenge abandon -> AuthenticationRules.abandon(payment, abandon);
                    case TakeIncrementAnswer answer -> IncrementRules.answer(payment, answer);
                    case TakeRefundAnswer answer -> RequestRules.refundAnswer(payment, answer);
                    case Request request -> RequestRules.request(payment, request);
                };
        return decision.next().equals(payment) ? decision : takeEarly(decision);
    }

    private static Decision submit(Payment payment, SubmitAttempt submit) {
        var attempt = submit.attempt();
        if (attempt.number() <= payment.attempt()) {
            return Decision.of(payment);
        }
        return switch (payment) {
            case Awaited _, Challenged _, Declined _ -> begin(payment, submit);
            case Voided voided ->
                    Decision.of(
                            new Voided(attempt, false, voided.early()),
                            new PaymentEvent.Voided(0, null));
            case Authenticating _, Authorizing _, Unknown _, Authorized _, Captured _ ->
                    throw new IllegalStateException(
                            "attempt " + attempt.number() + " while another is open");
        };
    }

    private static Decision begin(Payment payment, SubmitAttempt submit) {
        var attempt = submit.attempt();
        var early = payment.early();
        return AuthenticationRules.givenUp(attempt, early)
                .orElseGet(() ->
                        submit.refusal() == null
                                ? AuthenticationRules.begin(attempt, early)
                                : declined(attempt, submit.refusal(), early));
    }

    private Decision answer(Payment payment, TakeAnswer answer) {
        if (payment.attempt() != answer.attempt()) {
            return orphan(payment, answer);
        }
        return switch (payment) {
            case Authorizing(var attempt, var early) -> first(attempt, early, answer);
            case Unknown unknown -> later(unknown, answer);
            case Voided voided when voided.released() -> Decision.of(voided);
            case Authenticating _, Challenged _, Declined _, Voided _ -> orphan(payment, answer);
            case Awaited _, Authorized _, Captured _ -> Decision.of(payment);
        };
    }

    private Decision first(Attempt attempt, List<Request> early, TakeAnswer answer) {
        return switch (answer.answer()) {
            case IssuerAnswer.Approved approved -> hold(attempt, early, approved, answer.at());
            case IssuerAnswer.Refused refused
                    when AuthenticationRules.canFollow(attempt, refused) ->
                    AuthenticationRules.follow(attempt, early);
            case IssuerAnswer.Refused refused
                    when IssuerRefusal.approvesOtherwise(refused.responseCode()) ->
                    release(attempt, Decline.refused(refused), early);
            case IssuerAnswer.Refused refused -> declined(attempt, Decline.refused(refused), early);
            case IssuerAnswer.NoOriginal _ -> release(attempt, Decline.unanswered(), early);
            case IssuerAnswer.NoAnswer(var sent) when sent -> unknown(attempt, early);
            case IssuerAnswer.NoAnswer _ -> declined(attempt, Decline.unanswered(), early);
        };
    }

    private Decision later(Unknown unknown, TakeAnswer answer) {
        var attempt = unknown.current();
        var asked = unknown.inquiries() + 1;
        return switch (answer.answer()) {
            case IssuerAnswer.Approved approved ->
                    hold(attempt, unknown.early(), approved, answer.at());
            case IssuerAnswer.Refused refused ->
                    release(attempt, Decline.refused(refused), unknown.early());
            case IssuerAnswer.NoOriginal _ ->
                    release(attempt, Decline.unanswered(), unknown.early());
            case IssuerAnswer.NoAnswer _ when asked < inquiries ->
                    Decision.of(new Unknown(attempt, asked, unknown.early()));
            case IssuerAnswer.NoAnswer _ -> release(attempt, Decline.unanswered(), unknown.early());
        };
    }

    private static Decision lose(Payment payment, LoseAnswer lost) {
        return payment instanceof Authorizing(var attempt, var early)
                        && attempt.number() == lost.attempt()
                ? unknown(attempt, early)
                : Decision.of(payment);
    }

    private Decision hold(
            Attempt attempt, List<Request> early, IssuerAnswer.Approved approved, Instant at) {
        for (var request : early) {
            if (request instanceof CancelPayment cancel && cancel.attempt() == attempt.number()) {
                return RequestRules.voided(attempt, early, cancel);
            }
        }
        // Merchants are told it in seconds, and at that second it has to be over.
        var expiresAt = at.plus(holdLife).truncatedTo(ChronoUnit.SECONDS);
        var authorized =
                Decision.of(
                        new Authorized(attempt, expiresAt, null, early),
                        new PaymentEvent.Authorized(approved, expiresAt));
        return attempt.captureId() == null
                ? authorized
                : authorized.then(
                        RequestRules.taken(
                                new Captured(attempt, expiresAt, 0, false, 0, List.of(), early),
                                attempt.captureId(),
                                attempt.amount(),
                                true));
    }

    /**
     * The original may still be on its way, so even what the issuer does not know is released; and
     * so is what it refuses when asked again, for that may be the repeat alone.
     */
    private static Decision release(Attempt attempt, Decline decline, List<Request> early) {
        return Decision.of(new Declined(attempt, early), new PaymentEvent.HoldReleased())
                .then(declined(attempt, decline, early));
    }

    private static Decision unknown(Attempt attempt, List<Request> early) {
        return Decision.of(new Unknown(attempt, 0, early), new PaymentEvent.OutcomeBecameUnknown());
    }

    static Decision declined(Attempt attempt, Decline decline, List<Request> early) {
        return Decision.of(new Declined(attempt, early), new PaymentEvent.Declined(decline));
    }

    private static Decision orphan(Payment payment, TakeAnswer answer) {
        return answer.answer() instanceof IssuerAnswer.Approved
                        && answer.attempt() <= payment.attempt()
                ? Decision.of(payment, new PaymentEvent.OrphanFound(answer.attempt()))
                : Decision.of(payment);
    }

    /** Takes what was early and is not any more; what a taken request makes possible follows. */
    private static Decision takeEarly(Decision decision) {
        var waiting = decision.next().early();
        if (waiting.isEmpty()) {
            return decision;
        }
        var result = new Decision(decision.next().withEarly(List.of()), decision.events());
        for (var request : waiting) {
            result = result.then(RequestRules.request(result.next(), request));
        }
        return result.next().early().size() < waiting.size() ? takeEarly(result) : result;
    }
}
