package io.gerbang.fraud;

import io.gerbang.events.CaptureMethod;
import io.gerbang.events.CardFacts;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.events.Screening;
import io.gerbang.events.ScreeningDecision;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.PaymentDeclined;
import io.gerbang.events.checkout.ShopperFacts;
import io.gerbang.events.checkout.SubmissionReceived;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events as the other services would publish them. */
public final class Payments {

    private static final Screening ALLOWED = new Screening(0, ScreeningDecision.ALLOW, List.of());

    private Payments() {}

    /** Something that no other test has used. */
    public static String unique(String prefix) {
        return prefix + "_" + UUID.randomUUID().toString().replace("-", "");
    }

    public static PaymentFacts payment(CardFacts card, long amount) {
        return payment(new PaymentMethodFacts(unique("pm"), "card", card, null), amount);
    }

    public static PaymentFacts payment(PaymentMethodFacts method, long amount) {
        return new PaymentFacts(
                unique("pi"),
                1,
                unique("ch"),
                amount,
                "idr",
                CaptureMethod.AUTOMATIC,
                method,
                null,
                null,
                null);
    }

    /** A card that no other test has used. */
    public static CardFacts card() {
        return new CardFacts("visa", "445653", "1096", 12, 2099, "credit", "ID", unique("fp"));
    }

    public static SubmissionReceived submitted(PaymentFacts payment) {
        return new SubmissionReceived(payment, ShopperFacts.UNKNOWN);
    }

    public static PaymentDeclined declined(PaymentFacts payment) {
        return new PaymentDeclined(
                payment,
                ALLOWED,
                "issuer_declined",
                "card_declined",
                "insufficient_funds",
                "51",
                "pass");
    }

    public static PaymentAuthorized authorized(PaymentFacts payment) {
        return new PaymentAuthorized(
                payment,
                ALLOWED,
                "000001",
                "000000000001",
                "pass",
                Instant.parse("2026-12-01T00:00:00Z"),
                null);
    }
}
