package io.gerbang.simulators.domain;

import io.gerbang.simulators.domain.IssuerRequest.Authorize;
import io.gerbang.simulators.domain.IssuerRequest.Capture;
import io.gerbang.simulators.domain.IssuerRequest.Increment;
import io.gerbang.simulators.domain.IssuerRequest.Refund;
import io.gerbang.simulators.domain.IssuerRequest.Reverse;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's rules. Pure: the month comes in as an argument.
 *
 * <table>
 * <caption>What becomes of a hold</caption>
 * <tr><th></th><th>none</th><th>open</th><th>completed</th><th>reversed</th></tr>
 * <tr><td>authorize</td><td>open</td><td>12</td><td>12</td><td>12</td></tr>
 * <tr><td>increment</td><td>25</td><td>open, 12, 51</td><td>12</td><td>12</td></tr>
 * <tr><td>capture</td><td>25</td><td>open, completed, 13, 51</td><td>13</td><td>13</td></tr>
 * <tr><td>reverse</td><td>reversed, 25</td><td>reversed, completed</td><td>12</td><td>00</td></tr>
 * <tr><td>refund</td><td>25</td><td>open, 13</td><td>completed, 13</td><td>13</td></tr>
 * </table>
 *
 * <p>An authorization of nothing verifies the account: it holds nothing, in whatever currency.
 *
 * <p>A message that was answered before is answered the same again. A repeat of an authorization,
 * an increment or a refund without its original is answered 25; a repeat of an advice is as good as
 * its original.
 */
public final class IssuerDecider {

    private static final int APPROVAL_CODES = 1_000_000;

    private IssuerDecider() {}

    public static Decision decide(IssuerRequest request, Known known, YearMonth now) {
        if (known.answer() != null) {
            return new Decision.Repeated(known.answer());
        }
        return switch (request) {
            case Authorize authorize when authorize.repeat() -> noRecord(null);
            case Authorize authorize -> authorize(authorize, known, now);
            case Increment increment when increment.repeat() -> noRecord(null);
            case Increment increment -> increment(increment, known, now);
            case Capture capture -> capture(capture, known);
            case Reverse reverse -> reverse(reverse, known);
            case Refund refund when refund.repeat() -> noRecord(null);
            case Refund refund when refund.card().number().equals(TestCards.WITHOUT_REFUNDS) ->
                    refused(ResponseCode.EXPIRED_CARD);
            case Refund refund -> refund(refund, known);
        };
    }

    /** Whether the cardholder agrees by it to be charged by the merchant while away. */
    public static boolean isAgreement(IssuerRequest request, Known known, Answer answer) {
        return request instanceof Authorize authorize
                && authorize.amount() == 0
                && known.authenticated()
                && answer.isApproved()
                && ThreeDSecureCards.agreesByVerification(authorize.card().number());
    }

    private static Decision authorize(Authorize request, Known known, YearMonth now) {
        var refusal = CardCheck.refusal(request.card(), known.account(), now);
        if (refusal.isPresent()) {
            return new Decision.Decided(refusal.get(), null, null);
        }
        var unauthenticated = unauthenticated(request, known);
        if (unauthenticated.isPresent()) {
            var cvcResult = CardCheck.cvcResult(request.card());
            return new Decision.Decided(
                    new Answer(unauthenticated.get(), "", cvcResult), null, null);
        }
        if (request.amount() == 0) {
            return approved(request, CardCheck.cvcResult(request.card()), null, null);
        }
        if (known.hold() != null || !known.account().takes(request.currency())) {
            return refused(ResponseCode.INVALID_TRANSACTION);
        }
        if (!known.account().covers(request.amount())) {
            var cvcResult = CardCheck.cvcResult(request.card());
            return new Decision.Decided(
                    new Answer(ResponseCode.INSUFFICIENT_FUNDS, "", cvcResult), null, null);
        }
        var terms =
                new Hold.Terms(
                        known.account().id(),
                        request.card().masked(),
                        request.currency(),
                        request.amount());
        return approved(
                request,
                CardCheck.cvcResult(request.card()),
                new Hold.Open(request.authorizationRrn(), terms, 0, 0),
                known.account().hold(request.amount()));
    }

    private static Decision increment(Increment request, Known known, YearMonth now) {
        var refusal = CardCheck.refusal(request.card(), known.account(), now);
        if (refusal.isPresent()) {
            return new Decision.Decided(refusal.get(), null, null);
        }
        return switch (known.hold()) {
            case null -> noRecord(null);
            case Hold.Open open when !open.isOf(known.account(), request.currency()) ->
                    refused(ResponseCode.INVALID_TRANSACTION);
            case Hold.Open _ when !known.account().covers(request.amount()) ->
                    refused(ResponseCode.INSUFFICIENT_FUNDS);
            case Hold.Open open ->
                    approved(
                            request,
                            Answer.CVC_NOT_PROCESSED,
                            open.increase(request.amount()),
                            known.account().hold(request.amount()));
            case Hold.Completed _, Hold.Reversed _ -> refused(ResponseCode.INVALID_TRANSACTION);
        };
    }

    /** Why an issuer that looks at authentication refuses. */
    private static Optional<String> unauthenticated(Authorize request, Known known) {
        var number = request.card().number();
        var agreed =
                request.merchantInitiated()
                        && (known.agreed() || ThreeDSecureCards.isAgreed(number));
        if (ThreeDSecureCards.demandsAuthentication(number) && !known.authenticated() && !agreed) {
            return Optional.of(ResponseCode.AUTHENTICATION_REQUIRED);
        }
        return ThreeDSecureCards.refusalOnceAuthenticated(number);
    }

    private static Decision capture(Capture request, Known known) {
        return switch (known.hold()) {
            case null -> noRecord(null);
            case Hold.Open open when !open.terms().currency().equals(request.currency()) ->
                    refused(ResponseCode.INVALID_TRANSACTION);
            case Hold.Open open
                    when request.amount() <= 0
                            || request.amount() > open.capturable(request.last()) ->
                    refused(ResponseCode.INVALID_AMOUNT);
            case Hold.Open open -> capture(request, open, known.account());
            case Hold.Completed _, Hold.Reversed _ -> refused(ResponseCode.INVALID_AMOUNT);
        };
    }

    /** What exceeds the hold comes out of what is not held. */
    private static Decision capture(Capture request, Hold.Open hold, Account account) {
        var held = Math.min(request.amount(), hold.remaining());
        var more = request.amount() - held;
        if (more > 0 && !account.covers(more)) {
            return refused(ResponseCode.INSUFFICIENT_FUNDS);
        }
        var released = request.last() ? hold.remaining() - held : 0;
        return approved(
                request,
                Answer.CVC_NOT_PROCESSED,
                hold.capture(request.amount(), request.last()),
                account.take(held).debit(more).release(released));
    }

    private static Decision reverse(Reverse request, Known known) {
        return switch (known.hold()) {
            case null -> noRecord(new Hold.Reversed(request.authorizationRrn()));
            case Hold.Open open ->
                    approved(
                            request,
                            Answer.CVC_NOT_PROCESSED,
                            open.release(),
                            known.account().release(open.remaining()));
            case Hold.Completed _ -> refused(ResponseCode.INVALID_TRANSACTION);
            case Hold.Reversed reversed ->
                    approved(request, Answer.CVC_NOT_PROCESSED, reversed, null);
        };
    }

    private static Decision refund(Refund request, Known known) {
        return switch (known.hold()) {
            case null -> noRecord(null);
            case Hold.Open(var rrn, var terms, var captured, var refunded) ->
                    refund(
                            request,
                            known.account(),
                            terms,
                            captured - refunded,
                            new Hold.Open(rrn, terms, captured, refunded + request.amount()));
            case Hold.Completed(var rrn, var terms, var captured, var refunded) ->
                    refund(
                            request,
                            known.account(),
                            terms,
                            captured - refunded,
                            new Hold.Completed(rrn, terms, captured, refunded + request.amount()));
            case Hold.Reversed _ -> refused(ResponseCode.INVALID_AMOUNT);
        };
    }

    private static Decision refund(
            Refund request,
            @Nullable Account account,
            Hold.Terms terms,
            long refundable,
            Hold refunded) {
        if (account == null
                || !account.id().equals(terms.accountId())
                || !terms.currency().equals(request.currency())) {
            return refused(ResponseCode.INVALID_TRANSACTION);
        }
        if (request.amount() <= 0 || request.amount() > refundable) {
            return refused(ResponseCode.INVALID_AMOUNT);
        }
        return approved(
                request, Answer.CVC_NOT_PROCESSED, refunded, account.credit(request.amount()));
    }

    private static Decision approved(
            IssuerRequest request,
            String cvcResult,
            @Nullable Hold hold,
            @Nullable Account account) {
        var code = Math.floorMod(request.key().hashCode(), APPROVAL_CODES);
        var approvalCode = Integer.toString(APPROVAL_CODES + code).substring(1);
        var answer = new Answer(ResponseCode.APPROVED, approvalCode, cvcResult);
        return new Decision.Decided(answer, hold, account);
    }

    private static Decision refused(String responseCode) {
        return new Decision.Decided(Answer.refused(responseCode), null, null);
    }

    private static Decision noRecord(@Nullable Hold hold) {
        return new Decision.Unrecorded(Answer.refused(ResponseCode.NO_RECORD), hold);
    }
}
