package io.gerbang.authorization;

import io.gerbang.authorization.application.issuer.Acquirer;
import io.gerbang.authorization.application.issuer.AcquirerAnswer;
import io.gerbang.authorization.application.issuer.AdviceAnswer;
import io.gerbang.authorization.application.issuer.CaptureAdvice;
import io.gerbang.authorization.application.issuer.CardAuthorization;
import io.gerbang.authorization.application.issuer.IncrementRequest;
import io.gerbang.authorization.application.issuer.LateApproval;
import io.gerbang.authorization.application.issuer.NetworkTrace;
import io.gerbang.authorization.application.issuer.RefundRequest;
import io.gerbang.authorization.application.issuer.ReversalAdvice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An issuer in memory, which remembers what it decided, and can be made to fail. */
@ApplicationScoped
public class FakeAcquirer implements Acquirer {

    /** How the issuer takes a first request. */
    enum Mood {
        ANSWERS,
        /** It decides, but its answer gets lost. */
        IS_SILENT,
        /** The request gets lost. */
        IS_DEAF,
        /** Whoever asked dies before the answer comes. */
        HANGS,
        /** The request cannot be sent. */
        IS_AWAY
    }

    private static final String DECLINED_CARD = "4000000000000002";

    /** Refused until its cardholder is authenticated. */
    private static final String CAREFUL_ISSUERS_CARD = "4000002760003184";

    private final Map<String, AcquirerAnswer> decisions = new ConcurrentHashMap<>();
    private final Map<String, Long> held = new ConcurrentHashMap<>();
    private final Map<String, Long> captured = new ConcurrentHashMap<>();
    private final Map<String, Long> refunded = new ConcurrentHashMap<>();
    private final List<CardAuthorization> asked = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.ANSWERS;
    private volatile String captureCode = "00";
    private volatile Consumer<LateApproval> listener = approval -> {};

    void mood(Mood next) {
        mood = next;
    }

    void captureCode(String next) {
        captureCode = next;
    }

    /** What was asked for this merchant, the first time each. */
    List<CardAuthorization> asked(String merchantId) {
        return asked.stream().filter(request -> request.merchantId().equals(merchantId)).toList();
    }

    long held(NetworkTrace authorization) {
        return held.getOrDefault(authorization.rrn(), 0L);
    }

    long captured(NetworkTrace authorization) {
        return captured.getOrDefault(authorization.rrn(), 0L);
    }

    long refunded(NetworkTrace authorization) {
        return refunded.getOrDefault(authorization.rrn(), 0L);
    }

    /** The issuer approves after all. */
    void approveLate(CardAuthorization request) {
        held.put(request.trace().rrn(), request.amount());
        listener.accept(
                new LateApproval(
                        request.trace().stan(), request.trace().rrn(), "L12345", request.amount()));
    }

    @Override
    public Uni<AcquirerAnswer> authorize(CardAuthorization authorization) {
        asked.add(authorization);
        return switch (mood) {
            case ANSWERS -> Uni.createFrom().item(decide(authorization));
            case IS_SILENT -> {
                decide(authorization);
                yield Uni.createFrom().item(new AcquirerAnswer.NoAnswer(true));
            }
            case IS_DEAF -> Uni.createFrom().item(new AcquirerAnswer.NoAnswer(true));
            case HANGS -> {
                decide(authorization);
                yield Uni.createFrom().nothing();
            }
            case IS_AWAY -> Uni.createFrom().item(new AcquirerAnswer.NoAnswer(false));
        };
    }

    @Override
    public Uni<AcquirerAnswer> repeatAuthorization(CardAuthorization authorization) {
        return Uni.createFrom()
                .item(
                        decisions.getOrDefault(
                                authorization.trace().rrn(), new AcquirerAnswer.NoOriginal()));
    }

    @Override
    public Uni<AdviceAnswer> capture(CaptureAdvice advice, boolean repeat) {
        if (!captureCode.equals("00")) {
            return Uni.createFrom().item(new AdviceAnswer.Refused(captureCode));
        }
        if (mood == Mood.HANGS) {
            return Uni.createFrom().nothing();
        }
        if (mood != Mood.ANSWERS) {
            return Uni.createFrom().item(new AdviceAnswer.NoAnswer());
        }
        captured.merge(advice.authorization().rrn(), advice.amount(), Long::sum);
        return Uni.createFrom().item(new AdviceAnswer.Acknowledged());
    }

    @Override
    public Uni<AdviceAnswer> reverse(ReversalAdvice advice, boolean repeat) {
        held.remove(advice.authorization().rrn());
        return Uni.createFrom().item(new AdviceAnswer.Acknowledged());
    }

    /** Refuses to hold less than a whole unit more. */
    @Override
    public Uni<AcquirerAnswer> increment(IncrementRequest increment, boolean repeat) {
        if (repeat && !decisions.containsKey(increment.trace().rrn())) {
            return Uni.createFrom().item(new AcquirerAnswer.NoOriginal());
        }
        var answer =
                decisions.computeIfAbsent(
                        increment.trace().rrn(),
                        rrn -> {
                            if (increment.amount() < 100) {
                                return new AcquirerAnswer.Refused("51", "P");
                            }
                            held.merge(
                                    increment.authorization().rrn(), increment.amount(), Long::sum);
                            return new AcquirerAnswer.Approved("I12345", "P");
                        });
        return Uni.createFrom()
                .item(mood == Mood.ANSWERS ? answer : new AcquirerAnswer.NoAnswer(true));
    }

    @Override
    public Uni<AcquirerAnswer> refund(RefundRequest refund, boolean repeat) {
        if (repeat && !decisions.containsKey(refund.trace().rrn())) {
            return Uni.createFrom().item(new AcquirerAnswer.NoOriginal());
        }
        if (mood != Mood.ANSWERS && mood != Mood.IS_SILENT) {
            return Uni.createFrom().item(new AcquirerAnswer.NoAnswer(true));
        }
        var answer =
                decisions.computeIfAbsent(
                        refund.trace().rrn(),
                        rrn -> {
                            refunded.merge(
                                    refund.authorization().rrn(), refund.amount(), Long::sum);
                            return new AcquirerAnswer.Approved("R12345", "P");
                        });
        return Uni.createFrom()
                .item(mood == Mood.ANSWERS ? answer : new AcquirerAnswer.NoAnswer(true));
    }

    @Override
    public void onLateApproval(Consumer<LateApproval> next) {
        listener = next;
    }

    private AcquirerAnswer decide(CardAuthorization request) {
        return decisions.computeIfAbsent(
                request.trace().rrn(),
                rrn -> {
                    if (request.pan().equals(DECLINED_CARD)) {
                        return new AcquirerAnswer.Refused("05", "M");
                    }
                    if (request.pan().equals(CAREFUL_ISSUERS_CARD)
                            && request.authentication() == null) {
                        return new AcquirerAnswer.Refused("1A", "P");
                    }
                    held.put(rrn, request.amount());
                    return new AcquirerAnswer.Approved("A12345", request.cvc() == null ? "P" : "M");
                });
    }
}
