package io.gerbang.authorization.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a payment at its issuer. {@link PaymentDecider} has the transitions. */
public sealed interface Payment {

    /** The latest attempt; null where none has come. */
    @Nullable Attempt current();

    /** The number of the latest attempt; 0 where none has come. */
    default int attempt() {
        return current() == null ? 0 : current().number();
    }

    /** Requests that came before their time, in the order in which they came. */
    List<PaymentCommand.Request> early();

    /** The same with other early requests. */
    Payment withEarly(List<PaymentCommand.Request> early);

    /** No attempt has come, perhaps requests that overtook it. */
    record Awaited(List<PaymentCommand.Request> early) implements Payment {

        @Override
        public @Nullable Attempt current() {
            return null;
        }

        @Override
        public Awaited withEarly(List<PaymentCommand.Request> other) {
            return new Awaited(other);
        }
    }

    /**
     * The issuer's side is being asked to authenticate the cardholder.
     *
     * @param challenge what the shopper was to answer, and is back from; null at first
     */
    record Authenticating(
            Attempt current, @Nullable Challenge challenge, List<PaymentCommand.Request> early)
            implements Payment {

        @Override
        public Authenticating withEarly(List<PaymentCommand.Request> other) {
            return new Authenticating(current, challenge, other);
        }
    }

    /** The shopper is with the issuer, to answer a challenge. Nothing is held. */
    record Challenged(Attempt current, Challenge challenge, List<PaymentCommand.Request> early)
            implements Payment {

        @Override
        public Challenged withEarly(List<PaymentCommand.Request> other) {
            return new Challenged(current, challenge, other);
        }
    }

    /** The issuer is being asked. */
    record Authorizing(Attempt current, List<PaymentCommand.Request> early) implements Payment {

        @Override
        public Authorizing withEarly(List<PaymentCommand.Request> other) {
            return new Authorizing(current, other);
        }
    }

    /**
     * The issuer did not answer: the amount may be held.
     *
     * @param inquiries how often it was asked again in vain
     */
    record Unknown(Attempt current, int inquiries, List<PaymentCommand.Request> early)
            implements Payment {

        @Override
        public Unknown withEarly(List<PaymentCommand.Request> other) {
            return new Unknown(current, inquiries, other);
        }
    }

    /**
     * The amount is held, and nothing of it captured.
     *
     * @param incrementing what the issuer is being asked to hold instead; meanwhile all requests
     *     wait
     */
    record Authorized(
            Attempt current,
            Instant holdExpiresAt,
            @Nullable Increment incrementing,
            List<PaymentCommand.Request> early)
            implements Payment {

        @Override
        public Authorized withEarly(List<PaymentCommand.Request> other) {
            return new Authorized(current, holdExpiresAt, incrementing, other);
        }
    }

    /**
     * Money was captured, and perhaps some of it refunded.
     *
     * @param captured minor units, all captures together
     * @param closed whether the rest of the hold was released, so that no capture can follow
     * @param refunded minor units, all successful refunds together
     * @param refunding refunds that the issuer has not answered yet
     */
    record Captured(
            Attempt current,
            Instant holdExpiresAt,
            long captured,
            boolean closed,
            long refunded,
            List<Refund> refunding,
            List<PaymentCommand.Request> early)
            implements Payment {

        @Override
        public Captured withEarly(List<PaymentCommand.Request> other) {
            return new Captured(
                    current, holdExpiresAt, captured, closed, refunded, refunding, other);
        }

        /** What another capture may take at most, in minor units. */
        public long capturable(boolean last) {
            return (last ? current.mostCapturable() : current.amount()) - captured;
        }

        /** The same, with nothing held any more. */
        Captured close() {
            return new Captured(current, holdExpiresAt, captured, true, refunded, refunding, early);
        }

        /** What another refund may take at most, in minor units. */
        public long refundable() {
            return captured - refunded - refunding.stream().mapToLong(Refund::amount).sum();
        }
    }

    /** The latest attempt failed and holds nothing; another may follow. */
    record Declined(Attempt current, List<PaymentCommand.Request> early) implements Payment {

        @Override
        public Declined withEarly(List<PaymentCommand.Request> other) {
            return new Declined(current, other);
        }
    }

    /**
     * The merchant cancelled: nothing is held, and no attempt will be made.
     *
     * @param released whether an approval was known and its hold released, so that hearing of it
     *     again is no news
     */
    record Voided(Attempt current, boolean released, List<PaymentCommand.Request> early)
            implements Payment {

        @Override
        public Voided withEarly(List<PaymentCommand.Request> other) {
            return new Voided(current, released, other);
        }
    }
}
