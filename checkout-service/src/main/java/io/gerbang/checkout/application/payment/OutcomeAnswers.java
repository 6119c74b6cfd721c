package io.gerbang.checkout.application.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.view.CardErrors;
import io.gerbang.checkout.application.view.PaymentView;
import io.gerbang.checkout.application.view.RefundView;
import io.gerbang.checkout.application.view.SetupIntentView;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentState.Authorized;
import io.gerbang.checkout.domain.PaymentState.RequiresPaymentMethod;
import io.gerbang.checkout.domain.PaymentState.Succeeded;
import io.gerbang.checkout.domain.Refund;
import io.gerbang.checkout.domain.Rejection.HoldExpired;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.checkout.domain.SetupState;
import io.gerbang.events.CaptureMethod;
import io.gerbang.web.error.StripeErrors;

/** How a request that waited is answered once its outcome is there. */
public final class OutcomeAnswers {

    private OutcomeAnswers() {}

    /** The answer to an operation on a payment that nothing is awaited of any more. */
    public static Answer of(Payment payment, Operation operation) {
        return switch (operation) {
            case CONFIRM ->
                    payment.state() instanceof RequiresPaymentMethod(var failure) && failure != null
                            ? Answer.error(CardErrors.of(payment, failure))
                            : ok(payment);
            case CAPTURE ->
                    payment.state() instanceof Authorized authorized && authorized.failure() != null
                            ? captureFailed(payment)
                            : ok(payment);
            case INCREMENT ->
                    payment.state() instanceof Authorized authorized && authorized.failure() != null
                            ? Answer.error(CardErrors.of(payment, authorized.failure()))
                            : ok(payment);
            case CANCEL ->
                    payment.state() instanceof Succeeded && isAutomatic(payment)
                            ? cameTooLate(payment)
                            : ok(payment);
            case RESUME, REFUND -> ok(payment);
        };
    }

    public static Answer of(Refund refund) {
        return Answer.ok(RefundView.of(refund));
    }

    /** Whoever confirmed hears of a failure as an error; whoever is back from a challenge not. */
    public static Answer of(SetupIntent setup, Operation operation) {
        return operation == Operation.CONFIRM
                        && setup.state() instanceof SetupState.RequiresPaymentMethod(var failure)
                        && failure != null
                ? Answer.error(CardErrors.of(setup, failure))
                : Answer.ok(SetupIntentView.of(setup));
    }

    private static Answer captureFailed(Payment payment) {
        return Answer.error(Rejections.error(new HoldExpired(payment)));
    }

    /** Any other payment that is canceled after a capture has just its rest released. */
    private static boolean isAutomatic(Payment payment) {
        return payment.details().captureMethod() == CaptureMethod.AUTOMATIC;
    }

    private static Answer cameTooLate(Payment payment) {
        return Answer.error(
                StripeErrors.paymentIntentUnexpectedState(
                        "The payment succeeded before it could be canceled.", view(payment)));
    }

    private static Answer ok(Payment payment) {
        return Answer.ok(view(payment));
    }

    private static ObjectNode view(Payment payment) {
        return PaymentView.of(payment);
    }
}
