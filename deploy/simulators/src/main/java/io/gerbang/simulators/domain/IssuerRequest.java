package io.gerbang.simulators.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an acquirer may ask of the issuer. Amounts are minor units, currencies ISO 4217 codes.
 *
 * <p>Advices carry the authorization's RRN in field 37 and their own beside it; an increment and a
 * refund carry their own in field 37.
 */
public sealed interface IssuerRequest {

    Trace trace();

    boolean repeat();

    long amount();

    String currency();

    /** The RRN of this very message. */
    default String rrn() {
        return trace().rrn();
    }

    /** The RRN of the authorization that this is about. */
    default String authorizationRrn() {
        return trace().rrn();
    }

    /** The message type without its repeat digit. */
    default String type() {
        return switch (this) {
            case Authorize _, Increment _ -> "0100";
            case Refund _ -> "0200";
            case Capture _ -> "0220";
            case Reverse _ -> "0420";
        };
    }

    /** Whether it tells what has happened already, so that nobody waits for the answer. */
    default boolean isAdvice() {
        return switch (this) {
            case Capture _, Reverse _ -> true;
            case Authorize _, Increment _, Refund _ -> false;
        };
    }

    /** Advices name no card. */
    default Optional<Card> presentedCard() {
        return switch (this) {
            case Authorize authorize -> Optional.of(authorize.card());
            case Increment increment -> Optional.of(increment.card());
            case Refund refund -> Optional.of(refund.card());
            case Capture _, Reverse _ -> Optional.empty();
        };
    }

    /** The same for a message and its repeats, and for no other message. */
    default String key() {
        var trace = trace();
        return String.join(
                ":", type(), trace.terminal(), trace.transmitted(), trace.stan(), trace.rrn());
    }

    /**
     * Holds an amount on a card.
     *
     * @param proof that the cardholder was authenticated; absent where nobody was
     * @param merchant the card acceptor, field 42
     * @param merchantInitiated whether the cardholder is away
     */
    record Authorize(
            Trace trace,
            boolean repeat,
            Card card,
            long amount,
            String currency,
            @Nullable Proof proof,
            String merchant,
            boolean merchantInitiated)
            implements IssuerRequest {

        public Authorize(Trace trace, boolean repeat, Card card, long amount, String currency) {
            this(trace, repeat, card, amount, currency, null, "", false);
        }
    }

    /**
     * What 3-D Secure says of the cardholder.
     *
     * @param authenticationId the directory server's
     */
    record Proof(String value, String authenticationId) {}

    /** Holds more on a card that an authorization holds something on already. */
    record Increment(
            Trace trace,
            boolean repeat,
            Card card,
            String authorizationRrn,
            long amount,
            String currency)
            implements IssuerRequest {}

    /**
     * Takes an amount of what is held.
     *
     * @param last whether the rest of the hold is released
     */
    record Capture(
            Trace trace, boolean repeat, String rrn, long amount, String currency, boolean last)
            implements IssuerRequest {}

    /** Releases all that is still held. */
    record Reverse(Trace trace, boolean repeat, String rrn, long amount, String currency)
            implements IssuerRequest {}

    /** Pays an amount of what was captured back to the card. */
    record Refund(
            Trace trace,
            boolean repeat,
            Card card,
            String authorizationRrn,
            long amount,
            String currency)
            implements IssuerRequest {}
}
