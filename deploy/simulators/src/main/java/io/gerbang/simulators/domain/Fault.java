package io.gerbang.simulators.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A fault that befalls the next requests that match. What is absent matches everything. Only
 * authorizations and refunds name a card.
 *
 * @param type message type without its repeat digit, as 0100
 * @param amount minor units
 * @param times how many more requests it befalls
 */
public record Fault(
        FaultKind kind,
        @Nullable String type,
        @Nullable String bin,
        @Nullable String cardLast4,
        @Nullable Long amount,
        int delayMs,
        int times) {

    /** Shorter than an acquirer waits. */
    public static final int SLOW_MS = 2_000;

    /** Longer than an acquirer waits. */
    public static final int LATE_MS = 7_000;

    private static final List<FaultKind> BY_DIGIT = List.of(FaultKind.values());

    /**
     * The fault that the number of a published faulty card chooses. It befalls the authorization,
     * not its repeats, so that the acquirer can find out.
     */
    public static Optional<Fault> published(IssuerRequest request) {
        if (!(request instanceof IssuerRequest.Authorize authorize)
                || authorize.repeat()
                || !authorize.card().bin().equals(TestCards.FAULTY_BIN)) {
            return Optional.empty();
        }
        var digit = authorize.card().number().charAt(TestCards.FAULTY_BIN.length()) - '0';
        return digit >= 1 && digit <= BY_DIGIT.size()
                ? Optional.of(once(BY_DIGIT.get(digit - 1)))
                : Optional.empty();
    }

    public static int usualDelayMs(FaultKind kind) {
        return kind == FaultKind.LATE_ANSWER ? LATE_MS : SLOW_MS;
    }

    public boolean befalls(IssuerRequest request) {
        return (type == null || type.equals(request.type()))
                && (amount == null || amount == request.amount())
                && (bin == null || isCardOf(request, bin, Card::bin))
                && (cardLast4 == null || isCardOf(request, cardLast4, Card::lastFour));
    }

    public Fault onceLess() {
        return new Fault(kind, type, bin, cardLast4, amount, delayMs, times - 1);
    }

    private static Fault once(FaultKind kind) {
        return new Fault(kind, null, null, null, null, usualDelayMs(kind), 1);
    }

    private static boolean isCardOf(
            IssuerRequest request, String expected, Function<Card, String> part) {
        return request.presentedCard().map(part).filter(expected::equals).isPresent();
    }
}
