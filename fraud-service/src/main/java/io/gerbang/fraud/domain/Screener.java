package io.gerbang.fraud.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * Judges an attempt. Every rule has its say; the harshest decision stands, and the score is that of
 * the weightiest rule. Two things are outside that order: the allow list lets through whatever else
 * is said, and the test card that is always blocked is blocked even so.
 */
public final class Screener {

    private Screener() {}

    /** Pure: the same attempt, rules and counts give the same verdict. */
    public static Verdict screen(Attempt attempt, MerchantRules rules, VelocityCounts counts) {
        var testCard = TestCardRisk.of(attempt);
        if (testCard.filter(risk -> risk == TestCardRisk.ALWAYS_BLOCKED).isPresent()) {
            return harshest(List.of(testCard.get().finding()));
        }
        var findings = new ArrayList<Finding>();
        testCard.map(TestCardRisk::finding).ifPresent(findings::add);
        blockList(attempt, rules, findings);
        amounts(attempt, rules, findings);
        velocity(attempt, rules, counts, findings);
        var verdict = harshest(findings);
        return rules.listed(ListEntry.Kind.ALLOW, attempt)
                .map(attribute -> letThrough(verdict, attribute))
                .orElse(verdict);
    }

    private static void blockList(Attempt attempt, MerchantRules rules, List<Finding> findings) {
        rules.listed(ListEntry.Kind.BLOCK, attempt)
                .map(attribute -> listReason("block_list", attribute))
                .map(reason -> new Finding(Decision.BLOCK, RiskScore.MAX, reason))
                .ifPresent(findings::add);
    }

    private static void amounts(Attempt attempt, MerchantRules rules, List<Finding> findings) {
        for (var limit : rules.amountLimits()) {
            if (limit.currency().equals(attempt.currency()) && attempt.amount() > limit.max()) {
                findings.add(
                        new Finding(
                                limit.decision(),
                                RiskScore.of(limit.decision(), attempt.amount(), limit.max()),
                                new Verdict.Reason(
                                        "amount", "The amount is above " + limit.max() + ".")));
            }
        }
    }

    private static void velocity(
            Attempt attempt, MerchantRules rules, VelocityCounts counts, List<Finding> findings) {
        for (var limit : rules.velocityLimits(attempt)) {
            var key = attempt.subjects().key(limit.counter());
            var count = key == null ? 0 : counts.within(key, attempt.at());
            if (count > 0) {
                findings.add(velocity(limit, count));
            }
        }
    }

    private static Finding velocity(VelocityLimit limit, int count) {
        var counter = limit.counter();
        var decision = count < limit.max() ? Decision.ALLOW : limit.decision();
        var message =
                "%s on this %s within one %s: %d, the limit is %d."
                        .formatted(
                                sentenceCase(counter.measure().name()),
                                counter.subject().label(),
                                counter.window().name().toLowerCase(Locale.ROOT),
                                count,
                                limit.max());
        return new Finding(
                decision,
                RiskScore.of(decision, count, limit.max()),
                new Verdict.Reason(counter.name(), message));
    }

    private static Verdict harshest(List<Finding> findings) {
        var score = findings.stream().mapToInt(Finding::score).max().orElse(0);
        var decision =
                findings.stream()
                        .map(Finding::decision)
                        .max(Comparator.naturalOrder())
                        .orElse(Decision.ALLOW);
        return new Verdict(score, decision, reasons(findings));
    }

    /** A rule with several limits gives the reason of the weightiest alone. */
    private static List<Verdict.Reason> reasons(List<Finding> findings) {
        var seen = new HashSet<String>();
        return findings.stream()
                .filter(Finding::matched)
                .sorted(Comparator.comparingInt(Finding::score).reversed())
                .map(Finding::reason)
                .filter(reason -> seen.add(reason.rule()))
                .toList();
    }

    private static Verdict letThrough(Verdict verdict, Attribute attribute) {
        var reasons = new ArrayList<Verdict.Reason>();
        reasons.add(listReason("allow_list", attribute));
        reasons.addAll(verdict.reasons());
        return new Verdict(verdict.score(), Decision.ALLOW, reasons);
    }

    private static Verdict.Reason listReason(String rule, Attribute attribute) {
        var name = attribute.name().toLowerCase(Locale.ROOT);
        return new Verdict.Reason(rule, "On the list by its " + name + ".");
    }

    private static String sentenceCase(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
