package io.gerbang.fraud.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The risk that Stripe's published test cards stand for, by their names and numbers; test mode
 * only.
 *
 * @see <a href="https://docs.stripe.com/radar/testing">docs.stripe.com/radar/testing</a>
 */
enum TestCardRisk {
    /** Blocked whatever a merchant's lists say. */
    ALWAYS_BLOCKED("pm_card_radarBlock", "410000", "0019", Decision.BLOCK, RiskScore.MAX),
    HIGHEST("pm_card_riskLevelHighest", "400000", "4954", Decision.BLOCK, RiskScore.MAX),
    ELEVATED("pm_card_riskLevelElevated", "400000", "9235", Decision.REVIEW, 70);

    private final String testCard;
    private final String bin;
    private final String last4;
    private final Finding finding;

    TestCardRisk(String testCard, String bin, String last4, Decision decision, int score) {
        this.testCard = testCard;
        this.bin = bin;
        this.last4 = last4;
        finding =
                new Finding(
                        decision,
                        score,
                        new Verdict.Reason("test_card", "A test card that stands for this risk."));
    }

    Finding finding() {
        return finding;
    }

    static Optional<TestCardRisk> of(Attempt attempt) {
        if (attempt.tenant().livemode()) {
            return Optional.empty();
        }
        for (var risk : values()) {
            if (risk.testCard.equals(attempt.testCard()) || risk.isNumberOf(attempt.card())) {
                return Optional.of(risk);
            }
        }
        return Optional.empty();
    }

    private boolean isNumberOf(Attempt.@Nullable Card card) {
        return card != null && bin.equals(card.bin()) && last4.equals(card.last4());
    }
}
