package io.gerbang.authorization.domain;

import io.gerbang.authorization.domain.Authentication.Demand;
import io.gerbang.authorization.domain.AuthenticationResult.Status;
import io.gerbang.authorization.domain.PaymentCommand.AbandonChallenge;
import io.gerbang.authorization.domain.PaymentCommand.CancelPayment;
import io.gerbang.authorization.domain.PaymentCommand.CapturePayment;
import io.gerbang.authorization.domain.PaymentCommand.IncrementHold;
import io.gerbang.authorization.domain.PaymentCommand.LoseAnswer;
import io.gerbang.authorization.domain.PaymentCommand.RefundPayment;
import io.gerbang.authorization.domain.PaymentCommand.Request;
import io.gerbang.authorization.domain.PaymentCommand.ResumeAttempt;
import io.gerbang.authorization.domain.PaymentCommand.SubmitAttempt;
import io.gerbang.authorization.domain.PaymentCommand.TakeAnswer;
import io.gerbang.authorization.domain.PaymentCommand.TakeAuthentication;
import io.gerbang.authorization.domain.PaymentCommand.TakeIncrementAnswer;
import io.gerbang.authorization.domain.PaymentCommand.TakeRefundAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * One payment with a merchant who asks for anything and an issuer who answers late, twice or not at
 * all. Whatever can happen next happens in random order.
 */
final class SimulatedWorld {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final int INQUIRIES = 3;
    private static final int MOST_ATTEMPTS = 3;
    private static final IssuerAnswer APPROVED =
            new IssuerAnswer.Approved("A12345", CvcCheck.UNCHECKED);
    private static final IssuerAnswer REFUSED = new IssuerAnswer.Refused("05", CvcCheck.UNCHECKED);

    private static final IssuerAnswer WANTS_AUTHENTICATION =
            new IssuerAnswer.Refused("1A", CvcCheck.UNCHECKED);

    private final Random random;
    private final PaymentDecider decider = new PaymentDecider(Duration.ofDays(7), INQUIRIES);
    private final List<PaymentCommand> coming = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<Integer, IssuerAnswer> decisions = new HashMap<>();
    private final Set<Integer> held = new HashSet<>();
    private final Map<String, IssuerAnswer> decided = new HashMap<>();
    private final Map<String, Integer> answers = new HashMap<>();
    private final Set<TakeAnswer> late = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private Payment payment = new Payment.Awaited(List.of());
    private int ids;

    SimulatedWorld(Random random) {
        this.random = random;
    }

    /** Runs until nothing can happen any more; returns what went wrong. */
    List<String> run() {
        submit(1);
        while (!coming.isEmpty()) {
            take(coming.remove(random.nextInt(coming.size())));
            settleUnknown();
        }
        checkEnd();
        return violations;
    }

    private void submit(int number) {
        var purchase = random.nextBoolean() ? "cap_" + ids++ : null;
        var allowance = new Allowance(true, random.nextBoolean() ? 15 : 0, true);
        var demand = random.nextBoolean() ? Demand.IF_ISSUER_ASKS : pick(Demand.values());
        var attempt =
                new Attempt(
                        number,
                        1 + random.nextInt(1_000),
                        purchase,
                        allowance,
                        Authentication.of(demand));
        var refusal = random.nextInt(10) == 0 ? Decline.blocked() : null;
        coming.add(new SubmitAttempt(attempt, refusal));
        for (var i = random.nextInt(5); i > 0; i--) {
            coming.add(request(number));
        }
    }

    private Request request(int attempt) {
        var id = "id_" + ids++;
        var amount = (long) random.nextInt(1_100);
        return switch (random.nextInt(5)) {
            case 0 -> new CancelPayment(attempt, null);
            case 2 -> {
                asked.add(id);
                yield new IncrementHold(attempt, new Increment(id, 2 * amount), NOON);
            }
            case 1 -> {
                asked.add(id);
                yield new RefundPayment(attempt, new Refund(id, "ch_1", amount));
            }
            default -> {
                asked.add(id);
                yield new CapturePayment(attempt, id, amount, random.nextBoolean(), NOON);
            }
        };
    }

    private void take(PaymentCommand command) {
        if (command instanceof TakeAnswer answer && late.remove(answer)) {
            decisions.put(answer.attempt(), APPROVED);
            held.add(answer.attempt());
        }
        var decision = decider.decide(payment, command);
        payment = decision.next();
        decision.events().forEach(this::happened);
        checkAmounts();
    }

    private void happened(PaymentEvent event) {
        switch (event) {
            case PaymentEvent.AuthorizationStarted _ -> ask(payment.attempt());
            case PaymentEvent.AuthenticationStarted _ -> authenticate();
            case PaymentEvent.ActionRequired _ -> challenge();
            case PaymentEvent.ChallengeEnded _ -> authenticate();
            case PaymentEvent.HoldReleased _ -> held.remove(payment.attempt());
            case PaymentEvent.OrphanFound(var attempt) -> held.remove(attempt);
            case PaymentEvent.Declined _ -> {
                if (payment.attempt() < MOST_ATTEMPTS && payment instanceof Payment.Declined) {
                    submit(payment.attempt() + 1);
                }
            }
            case PaymentEvent.RefundStarted(var refund) -> {
                var answer = random.nextBoolean() ? APPROVED : REFUSED;
                decided.put(refund.id(), answer);
                coming.add(new TakeRefundAnswer(refund.id(), answer, false));
                coming.add(new TakeRefundAnswer(refund.id(), answer, true));
            }
            case PaymentEvent.IncrementStarted(var increment, _) -> {
                var answer = random.nextBoolean() ? APPROVED : REFUSED;
                decided.put(increment.id(), answer);
                coming.add(
                        new TakeIncrementAnswer(
                                increment.id(), new IssuerAnswer.NoAnswer(true), false));
                coming.add(new TakeIncrementAnswer(increment.id(), answer, true));
                coming.add(new TakeIncrementAnswer(increment.id(), answer, true));
            }
            case PaymentEvent.Incremented(var increment) -> {
                require(decided.get(increment.id()) == APPROVED, increment.id() + " was refused");
                require(
                        payment.current().amount() == increment.amount(),
                        increment.id() + " is not what is held");
                answers.merge(increment.id(), 1, Integer::sum);
            }
            case PaymentEvent.IncrementFailed failed ->
                    answers.merge(failed.increment().id(), 1, Integer::sum);
            case PaymentEvent.Captured captured ->
                    answers.merge(captured.captureId(), 1, Integer::sum);
            case PaymentEvent.CaptureFailed failed ->
                    answers.merge(failed.captureId(), 1, Integer::sum);
            case PaymentEvent.RefundSucceeded(var refund, _) -> {
                require(decided.get(refund.id()) == APPROVED, refund.id() + " was refused");
                answers.merge(refund.id(), 1, Integer::sum);
            }
            case PaymentEvent.RefundFailed(var refund, _, _) ->
                    answers.merge(refund.id(), 1, Integer::sum);
            case PaymentEvent.OutcomeBecameUnknown _,
                    PaymentEvent.RequestUndone _,
                    PaymentEvent.Authorized _,
                    PaymentEvent.RestReleased _,
                    PaymentEvent.Voided _ -> {}
        }
    }

    private void authenticate() {
        var answer =
                switch (random.nextInt(8)) {
                    case 0, 1, 2 ->
                            new AuthenticationAnswer.Challenge("https://acs.example.com", "e30");
                    case 3, 4 -> new AuthenticationAnswer.Open();
                    case 5 -> new AuthenticationAnswer.CardErased();
                    default ->
                            new AuthenticationAnswer.Decided(
                                    new AuthenticationResult(
                                            pick(Status.values()), null, true, null, null, null));
                };
        var take = new TakeAuthentication(payment.attempt(), answer, NOON);
        coming.add(take);
        if (random.nextInt(4) == 0) {
            coming.add(take);
        }
    }

    /** The shopper may come back, twice or not at all; the time is up in any case. */
    private void challenge() {
        for (var i = random.nextInt(3); i > 0; i--) {
            coming.add(new ResumeAttempt(payment.attempt()));
        }
        coming.add(new AbandonChallenge(payment.attempt(), NOON));
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** The request may get lost or come late, and so may the answer. */
    private void ask(int attempt) {
        if (payment.current().authentication().canFollow() && random.nextInt(4) == 0) {
            coming.add(answer(attempt, WANTS_AUTHENTICATION));
            return;
        }
        var arrives = random.nextInt(5) > 0;
        if (arrives) {
            decide(attempt);
        }
        switch (random.nextInt(3)) {
            case 0 -> coming.add(new LoseAnswer(attempt));
            case 1 -> coming.add(answer(attempt, new IssuerAnswer.NoAnswer(arrives)));
            default -> coming.add(answer(attempt, told(attempt)));
        }
        if (!arrives && random.nextBoolean()) {
            late.add(answer(attempt, APPROVED));
            coming.add(answer(attempt, APPROVED));
        }
        if (arrives && random.nextInt(4) == 0) {
            coming.add(answer(attempt, told(attempt)));
        }
    }

    private void decide(int attempt) {
        var approved = random.nextBoolean();
        decisions.put(attempt, approved ? APPROVED : REFUSED);
        if (approved) {
            held.add(attempt);
        }
    }

    private IssuerAnswer told(int attempt) {
        return decisions.getOrDefault(attempt, new IssuerAnswer.NoAnswer(true));
    }

    /** An issuer that is asked again says what it knows, refuses the repeat, or says nothing. */
    private void settleUnknown() {
        if (payment instanceof Payment.Unknown && (coming.isEmpty() || random.nextInt(3) == 0)) {
            var known =
                    random.nextInt(5) == 0
                            ? REFUSED
                            : decisions.getOrDefault(
                                    payment.attempt(), new IssuerAnswer.NoOriginal());
            var silent = random.nextInt(3) == 0;
            coming.add(answer(payment.attempt(), silent ? new IssuerAnswer.NoAnswer(true) : known));
        }
    }

    private static TakeAnswer answer(int attempt, IssuerAnswer answer) {
        return new TakeAnswer(attempt, answer, NOON);
    }

    private void checkAmounts() {
        if (payment instanceof Payment.Captured captured) {
            require(
                    captured.captured() <= captured.current().mostCapturable(),
                    "captured too much");
            require(captured.refundable() >= 0, "refunded too much");
        }
    }

    private void checkEnd() {
        require(
                !(payment instanceof Payment.Authenticating
                        || payment instanceof Payment.Challenged
                        || payment instanceof Payment.Authorizing
                        || payment instanceof Payment.Unknown),
                "not final: " + payment);
        var live = payment instanceof Payment.Authorized || payment instanceof Payment.Captured;
        held.forEach(attempt ->
                require(live && attempt == payment.attempt(), "orphan hold of " + attempt));
        answers.forEach(
                (id, count) -> require(count == 1, id + " was answered " + count + " times"));
        var early = new HashSet<String>();
        for (var request : payment.early()) {
            require(
                    request.attempt() > payment.attempt() || isOpenRefund(request),
                    "forgotten: " + request);
            if (request instanceof RefundPayment(_, var refund)) {
                early.add(refund.id());
            }
            if (request instanceof CapturePayment capture) {
                early.add(capture.captureId());
            }
            if (request instanceof IncrementHold(_, var increment, _)) {
                early.add(increment.id());
            }
        }
        asked.forEach(id ->
                require(answers.containsKey(id) || early.contains(id), id + " has no answer"));
    }

    /** A refund may wait for a capture for as long as one can come. */
    private boolean isOpenRefund(Request request) {
        return request instanceof RefundPayment
                && (payment instanceof Payment.Authorized
                        || payment instanceof Payment.Captured captured && !captured.closed());
    }

    private void require(boolean condition, String violation) {
        if (!condition) {
            violations.add(violation);
        }
    }
}
