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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** An issuer in memory, which remembers what it decided, and can be made to fail. */
@ApplicationScoped
public class FakeAcquirer implements Acquirer {

    /** How the issuer takes a first request. */
    enum Mood {
        ANSWERS,
        /** It decides, but its answer gets lost. */
        IS_SILENT,
        /** It decides, but nobody can read its answer to an increment or a refund. */
        IS_UNREADABLE,
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
    private volatile String requestCode = "00";
    private final Map<String, Runnable> undoing = new ConcurrentHashMap<>();
    private final Set<String> repeated = ConcurrentHashMap.newKeySet();
    private final Set<String> undone = ConcurrentHashMap.newKeySet();
    private volatile Consumer<LateApproval> listener = approval -> {};

    void mood(Mood next) {
        mood = next;
    }

    void captureCode(String next) {
        captureCode = next;
    }

    /** With which code increments and refunds are carried out. */
    void requestCode(String next) {
        requestCode = next;
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

    /** Whether a refund was asked for again, as a repeat. */
    boolean repeatedRefund(NetworkTrace authorization) {
        return repeated.contains(authorization.rrn());
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
            case IS_SILENT, IS_UNREADABLE -> {
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
        return mood == Mood.HANGS
                ? Uni.createFrom().nothing()
                : Uni.createFrom()
                        .item(
                                decisions.getOrDefault(
                                        authorization.trace().rrn(),
                                        new AcquirerAnswer.NoOriginal()));
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
        undoing.getOrDefault(advice.original().rrn(), () -> held.remove(advice.original().rrn()))
                .run();
        return Uni.createFrom().item(new AdviceAnswer.Acknowledged());
    }

    /** Refuses to hold less than a whole unit more. */
    @Override
    public Uni<AcquirerAnswer> increment(IncrementRequest increment, boolean repeat) {
        return tell(
                increment.trace(),
                repeat,
                rrn -> {
                    if (increment.amount() < 100) {
                        return new AcquirerAnswer.Refused("51", "P");
                    }
                    return carryOut(rrn, held, increment.authorization(), increment.amount());
                });
    }

    @Override
    public Uni<AcquirerAnswer> refund(RefundRequest refund, boolean repeat) {
        if (repeat) {
            repeated.add(refund.authorization().rrn());
        }
        return tell(
                refund.trace(),
                repeat,
                rrn -> carryOut(rrn, refunded, refund.authorization(), refund.amount()));
    }

    private AcquirerAnswer carryOut(
            String rrn, Map<String, Long> amounts, NetworkTrace authorization, long amount) {
        amounts.merge(authorization.rrn(), amount, Long::sum);
        undoing.put(
                rrn,
                () -> {
                    if (undone.add(rrn)) {
                        amounts.merge(authorization.rrn(), -amount, Long::sum);
                    }
                });
        return requestCode.equals("00")
                ? new AcquirerAnswer.Approved("R12345", "P")
                : new AcquirerAnswer.Refused(requestCode, "P");
    }

    private Uni<AcquirerAnswer> tell(
            NetworkTrace trace, boolean repeat, Function<String, AcquirerAnswer> decide) {
        if (mood == Mood.IS_AWAY || mood == Mood.IS_DEAF) {
            return Uni.createFrom().item(new AcquirerAnswer.NoAnswer(mood == Mood.IS_DEAF));
        }
        var answer =
                repeat
                        ? decisions.getOrDefault(trace.rrn(), new AcquirerAnswer.NoOriginal())
                        : decisions.computeIfAbsent(trace.rrn(), decide);
        return switch (mood) {
            case ANSWERS -> Uni.createFrom().item(answer);
            case HANGS -> Uni.createFrom().nothing();
            case IS_UNREADABLE -> Uni.createFrom().failure(new IllegalStateException("unreadable"));
            default -> Uni.createFrom().item(new AcquirerAnswer.NoAnswer(true));
        };
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
