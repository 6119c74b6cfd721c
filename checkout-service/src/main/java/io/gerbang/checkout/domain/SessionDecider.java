package io.gerbang.checkout.domain;

import io.gerbang.checkout.domain.PaymentState.Authorized;
import io.gerbang.checkout.domain.PaymentState.Authorizing;
import io.gerbang.checkout.domain.PaymentState.Canceled;
import io.gerbang.checkout.domain.PaymentState.Canceling;
import io.gerbang.checkout.domain.PaymentState.Capturing;
import io.gerbang.checkout.domain.PaymentState.Incrementing;
import io.gerbang.checkout.domain.PaymentState.RequiresAction;
import io.gerbang.checkout.domain.PaymentState.RequiresConfirmation;
import io.gerbang.checkout.domain.PaymentState.RequiresPaymentMethod;
import io.gerbang.checkout.domain.PaymentState.Succeeded;
import io.gerbang.checkout.domain.SessionState.Complete;
import io.gerbang.checkout.domain.SessionState.Expired;
import io.gerbang.checkout.domain.SessionState.Open;
import io.gerbang.checkout.domain.Standing.Lapsed;
import io.gerbang.checkout.domain.Standing.Paid;
import io.gerbang.checkout.domain.Standing.Payable;
import io.gerbang.checkout.domain.Standing.UnderWay;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a checkout session. Pure.
 *
 * <pre>
 * state     its payment             pay             expire
 * Open      none, or nothing done   until its time  Expired, and the payment Canceled
 * Open      Canceled                with another    Expired
 * Open      any other               no              no: an attempt that has begun is awaited
 * Complete  any                     no              no
 * Expired   none, or Canceled       no              no
 * </pre>
 *
 * A payment that holds or has the money makes an open session Complete, whoever confirmed it.
 */
public final class SessionDecider {

    private static final String EXPIRY = "automatic";

    private SessionDecider() {}

    /**
     * An expired session.
     *
     * @param payment given up with it; null where there was nothing to give up
     */
    public record Expiry(CheckoutSession session, @Nullable Payment payment) {}

    /**
     * @param payment the session's, where it has one
     */
    public static Standing standing(
            CheckoutSession session, @Nullable Payment payment, Instant now) {
        return switch (session.state()) {
            case Complete _ -> new Paid();
            case Expired _ -> new Lapsed();
            case Open _ when payment != null && isUnderWay(payment.state()) -> new UnderWay();
            case Open _ when !now.isBefore(session.expiresAt()) -> new Lapsed();
            case Open _ -> new Payable(lastFailure(payment));
        };
    }

    /** Whether a payment must be made before anybody can confirm one. */
    public static boolean needsPayment(@Nullable Payment payment) {
        return payment == null || payment.state() instanceof Canceled;
    }

    /** The session after its payment has changed. */
    public static CheckoutSession settled(CheckoutSession session, Payment payment) {
        return switch (payment.state()) {
            case Succeeded _ -> complete(session, payment, true);
            case Authorized _ -> complete(session, payment, false);
            case RequiresPaymentMethod _,
                    RequiresConfirmation _,
                    RequiresAction _,
                    Authorizing _,
                    Incrementing _,
                    Capturing _,
                    Canceling _,
                    Canceled _ ->
                    session;
        };
    }

    /** Empty where it is over already, or an attempt has begun. */
    public static Optional<Expiry> expire(
            CheckoutSession session, @Nullable Payment payment, Instant at) {
        var begun = payment != null && isUnderWay(payment.state());
        if (begun || !(session.state() instanceof Open)) {
            return Optional.empty();
        }
        return Optional.of(
                new Expiry(
                        session.with(new Expired()),
                        needsPayment(payment) ? null : payment.with(new Canceled(at, EXPIRY))));
    }

    private static CheckoutSession complete(
            CheckoutSession session, Payment payment, boolean paid) {
        return switch (session.state()) {
            case Open _ -> session.with(new Complete(paid, customer(session, payment)));
            case Complete(boolean _, BillingDetails customer) when paid ->
                    session.with(new Complete(true, customer));
            case Complete _, Expired _ -> session;
        };
    }

    private static BillingDetails customer(CheckoutSession session, Payment payment) {
        var method = payment.paymentMethod();
        var given = method == null ? BillingDetails.NONE : method.billingDetails();
        var email = session.terms().customerEmail();
        return new BillingDetails(
                given.address(),
                email == null ? given.email() : email,
                given.name(),
                given.phone());
    }

    private static boolean isUnderWay(PaymentState state) {
        return switch (state) {
            case RequiresPaymentMethod _, RequiresConfirmation _, Canceled _ -> false;
            case RequiresAction _,
                    Authorizing _,
                    Authorized _,
                    Incrementing _,
                    Capturing _,
                    Canceling _,
                    Succeeded _ ->
                    true;
        };
    }

    private static @Nullable PaymentFailure lastFailure(@Nullable Payment payment) {
        return payment != null
                        && payment.state() instanceof RequiresPaymentMethod(PaymentFailure failure)
                ? failure
                : null;
    }
}
