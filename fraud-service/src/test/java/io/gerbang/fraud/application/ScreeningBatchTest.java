package io.gerbang.fraud.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.events.CardFacts;
import io.gerbang.events.Event;
import io.gerbang.events.EventRecord;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.events.Screening;
import io.gerbang.events.ScreeningDecision;
import io.gerbang.events.ThreeDSecureWish;
import io.gerbang.events.Topic;
import io.gerbang.events.authorization.PaymentDeclined;
import io.gerbang.events.authorization.PaymentOutcomeUnknown;
import io.gerbang.fraud.Payments;
import io.gerbang.fraud.domain.AmountLimit;
import io.gerbang.fraud.domain.AttemptId;
import io.gerbang.fraud.domain.Counter;
import io.gerbang.fraud.domain.CounterKey;
import io.gerbang.fraud.domain.Decision;
import io.gerbang.fraud.domain.FraudSettings;
import io.gerbang.fraud.domain.Measure;
import io.gerbang.fraud.domain.MerchantRules;
import io.gerbang.fraud.domain.Subject;
import io.gerbang.fraud.domain.Subjects;
import io.gerbang.fraud.domain.Tenant;
import io.gerbang.fraud.domain.VelocityCounts;
import io.gerbang.fraud.domain.VelocityLimit;
import io.gerbang.fraud.domain.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScreeningBatchTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Tenant TENANT = new Tenant("acct_1", true);
    private static final CardFacts CARD = Payments.card();

    private final List<EventRecord<?>> events = new ArrayList<>();

    @Test
    void attempts_of_a_batch_count_for_its_later_ones() {
        var rules = limit(Measure.ATTEMPTS, 2);
        for (int i = 0; i < 4; i++) {
            submit(Payments.payment(CARD, 1_000));
        }

        var screened = batch(rules, Map.of()).screen(List.of());

        assertThat(screened.events())
                .extracting(record -> record.event().screening().decision())
                .containsExactly(
                        ScreeningDecision.ALLOW,
                        ScreeningDecision.ALLOW,
                        ScreeningDecision.BLOCK,
                        ScreeningDecision.BLOCK);
        assertThat(screened.additions())
                .extracting(VelocityCounts.Bucket::count)
                .containsExactly(4);
    }

    @Test
    void a_decline_counts_for_the_subjects_that_its_screening_had() {
        var rules = limit(Measure.DECLINES, 1);
        var payment = Payments.payment(CARD, 1_000);
        decline(Payments.declined(payment));
        submit(Payments.payment(CARD, 1_000));
        var subjects = new Subjects(TENANT, CARD.fingerprint(), null, null);

        var screened = batch(rules, Map.of(id(payment), subjects)).screen(List.of());

        assertThat(screened.events().getFirst().event().screening().decision())
                .isEqualTo(ScreeningDecision.BLOCK);
    }

    @Test
    void a_rule_may_want_the_cardholder_authenticated() {
        var limit = new AmountLimit("idr", 999, Decision.AUTHENTICATE);
        var rules = new MerchantRules(new FraudSettings(List.of(), List.of(limit)), Set.of());
        submit(Payments.payment(CARD, 1_000));
        submit(Payments.payment(CARD, 999));

        var screened = batch(rules, Map.of()).screen(List.of()).events();

        var wanted = screened.getFirst().event();
        assertThat(wanted.payment().authentication().wanted()).isEqualTo(ThreeDSecureWish.ANY);
        assertThat(wanted.screening().decision()).isEqualTo(ScreeningDecision.ALLOW);
        assertThat(screened.getLast().event().payment().authentication()).isNull();
    }

    @Test
    void our_own_blocks_and_other_events_count_nothing() {
        var payment = Payments.payment(CARD, 1_000);
        decline(declined(payment, "blocked", "card_declined", null));
        add(
                Topic.AUTHORIZATION_PAYMENT,
                payment.paymentId(),
                new PaymentOutcomeUnknown(payment.paymentId(), 1));

        assertThat(RiskEvent.of(events)).isEmpty();
    }

    @Test
    void what_no_issuer_refused_is_no_decline_of_the_card() {
        var payment = Payments.payment(CARD, 1_000);
        decline(declined(payment, "issuer_declined", "processing_error", null));
        decline(declined(payment, "issuer_declined", "processing_error", "91"));
        decline(declined(payment, "invalid", "card_declined", null));

        assertThat(RiskEvent.of(events)).isEmpty();
    }

    @Test
    void successes_count_nothing_unless_a_limit_looks_at_them() {
        var payment = Payments.payment(CARD, 1_000);
        add(Topic.AUTHORIZATION_PAYMENT, payment.paymentId(), Payments.authorized(payment));
        var subjects = Map.of(id(payment), new Subjects(TENANT, CARD.fingerprint(), null, null));

        assertThat(batch(MerchantRules.DEFAULT, subjects).screen(List.of()).additions()).isEmpty();
        assertThat(batch(limit(Measure.SUCCESSES, 9), subjects).screen(List.of()).additions())
                .hasSize(1);
    }

    @Test
    void the_counts_that_are_wanted_reach_back_as_far_as_the_oldest_attempt_needs() {
        var rules = limit(Measure.ATTEMPTS, 2);
        submit(Payments.payment(CARD, 1_000));
        events.add(record(Payments.payment(CARD, 1_000), NOON.minusSeconds(600)));
        var counter = new Counter(Subject.CARD, Measure.ATTEMPTS, Window.HOUR);

        assertThat(batch(rules, Map.of()).wantedCounts())
                .containsEntry(
                        new CounterKey(TENANT, counter, CARD.fingerprint()),
                        Instant.parse("2026-11-23T10:50:00Z"));
    }

    @Test
    void a_test_card_without_fingerprint_is_known_by_its_name_and_last_four() {
        var card = new CardFacts("visa", "424242", "4242", 12, 2099, "credit", "US", null);
        var method = new PaymentMethodFacts("pm_1", "card", card, "pm_card_visa");
        submit(Payments.payment(method, 1_000));

        var screened = batch(MerchantRules.DEFAULT, Map.of()).screen(List.of());

        assertThat(screened.screenings().getFirst().subjects().card())
                .isEqualTo("pm_card_visa:4242");
    }

    @Test
    void a_screening_has_the_sequence_and_the_time_of_its_submission() {
        var payment = Payments.payment(CARD, 1_000);
        submit(payment);

        var published =
                batch(MerchantRules.DEFAULT, Map.of()).screen(List.of()).events().getFirst();

        assertThat(published.topic()).isEqualTo(Topic.FRAUD_PAYMENT);
        assertThat(published.key()).isEqualTo(payment.paymentId());
        assertThat(published.sequence()).isEqualTo(1);
        assertThat(published.occurredAt()).isEqualTo(NOON);
        assertThat(published.causationId()).isEqualTo(payment.paymentId() + "-1");
    }

    private static PaymentDeclined declined(
            PaymentFacts payment, String outcomeType, String code, @Nullable String responseCode) {
        var screening = new Screening(99, ScreeningDecision.BLOCK, List.of());
        return new PaymentDeclined(
                payment, screening, outcomeType, code, "any", responseCode, "unchecked");
    }

    private ScreeningBatch batch(MerchantRules rules, Map<AttemptId, Subjects> outcomes) {
        return new ScreeningBatch(RiskEvent.of(events), Map.of(TENANT, rules), outcomes);
    }

    private static MerchantRules limit(Measure measure, int max) {
        var counter = new Counter(Subject.CARD, measure, Window.HOUR);
        var limit = new VelocityLimit(counter, max, Decision.BLOCK);
        return new MerchantRules(new FraudSettings(List.of(limit), List.of()), Set.of());
    }

    private static AttemptId id(PaymentFacts payment) {
        return new AttemptId(payment.paymentId(), payment.attempt());
    }

    private void submit(PaymentFacts payment) {
        events.add(record(payment, NOON));
    }

    private static EventRecord<?> record(PaymentFacts payment, Instant at) {
        return record(
                Topic.CHECKOUT_SUBMISSION, payment.paymentId(), at, Payments.submitted(payment));
    }

    private void decline(PaymentDeclined declined) {
        add(Topic.AUTHORIZATION_PAYMENT, declined.paymentId(), declined);
    }

    private void add(Topic topic, String key, Event event) {
        events.add(record(topic, key, NOON, event));
    }

    private static EventRecord<?> record(Topic topic, String key, Instant at, Event event) {
        return new EventRecord<>(
                topic,
                key,
                1,
                TENANT.merchantId(),
                TENANT.livemode(),
                at,
                "req_1",
                null,
                null,
                event);
    }
}
