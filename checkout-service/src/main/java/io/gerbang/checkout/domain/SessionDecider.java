package io.gerbang.checkout.domain;

import io.gerbang.checkout.domain.SessionState.Complete;
import io.gerbang.checkout.domain.SessionState.Expired;
import io.gerbang.checkout.domain.SessionState.Open;
import io.gerbang.checkout.domain.Standing.Actionable;
import io.gerbang.checkout.domain.Standing.Done;
import io.gerbang.checkout.domain.Standing.Lapsed;
import io.gerbang.checkout.domain.Standing.UnderWay;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a checkout session. Pure.
 *
 * <pre>
 * state     its intent              use a card      expire
 * Open      none, or nothing done   until its time  Expired, and the intent Canceled
 * Open      RequiresAction          until its time  no: an attempt that has begun is awaited
 * Open      Canceled                with another    Expired
 * Open      any other               no              no
 * Complete  any                     no              no
 * Expired   none, or Canceled       no              no
 * </pre>
 *
 * A payment that holds or has the money makes an open session Complete, whoever confirmed it; so
 * does a setup intent that has succeeded.
 */
public final class SessionDecider {

    private SessionDecider() {}

    /**
     * An expired session.
     *
     * @param intent given up with it; null where there was nothing to give up
     */
    public record Expiry(CheckoutSession session, @Nullable Intent intent) {}

    /**
     * @param intent the session's, where it has one
     */
    public static Standing standing(CheckoutSession session, @Nullable Intent intent, Instant now) {
        return switch (session.state()) {
            case Complete _ -> new Done();
            case Expired _ -> new Lapsed();
            case Open _ -> standing(intent, now.isBefore(session.expiresAt()));
        };
    }

    private static Standing standing(@Nullable Intent intent, boolean inTime) {
        return switch (Progress.of(intent)) {
            case Progress.Idle(var failure) ->
                    inTime ? new Actionable(failure, null) : new Lapsed();
            case Progress.AtTheBank(var url) ->
                    inTime ? new Actionable(null, url) : new UnderWay(url);
            case Progress.Begun _, Progress.Held _, Progress.Finished _ -> new UnderWay(null);
            case Progress.GivenUp _ -> inTime ? new Actionable(null, null) : new Lapsed();
        };
    }

    /** Whether an intent must be made before anybody can confirm one. */
    public static boolean needsIntent(@Nullable Intent intent) {
        return intent == null || Progress.of(intent) instanceof Progress.GivenUp;
    }

    /** The session after its intent has changed. */
    public static CheckoutSession settled(CheckoutSession session, Intent intent) {
        return switch (Progress.of(intent)) {
            case Progress.Finished _ -> complete(session, intent, intent instanceof Payment);
            case Progress.Held _ -> complete(session, intent, false);
            case Progress.Idle _, Progress.AtTheBank _, Progress.Begun _, Progress.GivenUp _ ->
                    session;
        };
    }

    /** Empty where it is over already, or an attempt has begun. */
    public static Optional<Expiry> expire(
            CheckoutSession session, @Nullable Intent intent, Instant at) {
        if (!(session.state() instanceof Open)) {
            return Optional.empty();
        }
        return switch (Progress.of(intent)) {
            case Progress.Idle _ ->
                    Optional.of(
                            new Expiry(
                                    session.with(new Expired()),
                                    intent == null ? null : canceled(intent, at)));
            case Progress.GivenUp _ -> Optional.of(new Expiry(session.with(new Expired()), null));
            case Progress.AtTheBank _, Progress.Begun _, Progress.Held _, Progress.Finished _ ->
                    Optional.empty();
        };
    }

    /** In each case with the reason that Stripe has for what nobody canceled. */
    private static Intent canceled(Intent intent, Instant at) {
        return switch (intent) {
            case Payment payment -> payment.with(new PaymentState.Canceled(at, "automatic"));
            case SetupIntent setup -> setup.settled(new SetupState.Canceled("abandoned"));
        };
    }

    private static CheckoutSession complete(CheckoutSession session, Intent intent, boolean paid) {
        return switch (session.state()) {
            case Open _ -> session.with(new Complete(paid, customer(session, intent)));
            case Complete(boolean _, BillingDetails customer) when paid ->
                    session.with(new Complete(true, customer));
            case Complete _, Expired _ -> session;
        };
    }

    private static BillingDetails customer(CheckoutSession session, Intent intent) {
        var method = intent.paymentMethod();
        var given = method == null ? BillingDetails.NONE : method.billingDetails();
        var email = session.terms().customerEmail();
        return new BillingDetails(
                given.address(),
                email == null ? given.email() : email,
                given.name(),
                given.phone());
    }
}
