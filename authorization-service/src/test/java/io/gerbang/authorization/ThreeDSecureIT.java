package io.gerbang.authorization;

import static io.gerbang.events.CaptureMethod.AUTOMATIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.authorization.FakeAcquirer.Mood;
import io.gerbang.authorization.application.payment.UnknownOutcomes;
import io.gerbang.authorization.domain.AuthenticationAnswer;
import io.gerbang.authorization.domain.AuthenticationResult;
import io.gerbang.authorization.domain.AuthenticationResult.Status;
import io.gerbang.events.AuthenticationWish;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.ThreeDSecureWish;
import io.gerbang.events.authorization.PaymentActionRequired;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.PaymentCaptured;
import io.gerbang.events.authorization.PaymentDeclined;
import io.gerbang.events.authorization.PaymentVoided;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cardholders are authenticated before their issuer is asked for money. */
@QuarkusTest
@TestProfile(WithFakeNetwork.class)
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "authorization"))
class ThreeDSecureIT {

    private static final String CAREFUL = "pm_card_authenticationRequired";
    private static final AuthenticationAnswer CHALLENGE =
            new AuthenticationAnswer.Challenge("https://acs.example.com", "e30");
    private static final AuthenticationAnswer AUTHENTICATED =
            decided(Status.AUTHENTICATED, true, "05", "AAABBBCCC=");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject FakeAcquirer acquirer;
    @Inject FakeThreeDSecureServer directory;
    @Inject UnknownOutcomes due;
    @Inject Pool pool;

    Neighbours neighbours;

    @BeforeEach
    void connect() {
        neighbours = new Neighbours(bootstrapServers);
        acquirer.mood(Mood.ANSWERS);
        acquirer.captureCode("00");
    }

    @AfterEach
    void disconnect() {
        neighbours.close();
    }

    @Test
    void an_issuer_that_asks_for_authentication_gets_it_with_the_second_request() {
        directory.says(CHALLENGE, AUTHENTICATED);
        var payment = neighbours.payment(1_000, AUTOMATIC, CAREFUL);
        neighbours.screened(payment);
        var action = (PaymentActionRequired) neighbours.await(payment.paymentId(), 1).getFirst();
        assertThat(action.challengeUrl()).isEqualTo("https://acs.example.com");
        assertThat(action.url()).endsWith(payment.paymentId());

        neighbours.resume(payment);

        var events = neighbours.await(payment.paymentId(), 3);
        var authorized = (PaymentAuthorized) events.get(1);
        assertThat(authorized.authentication().result()).isEqualTo("authenticated");
        assertThat(authorized.authentication().authenticationFlow()).isEqualTo("challenge");
        assertThat(authorized.authentication().liabilityShift()).isTrue();
        assertThat(events.get(2)).isInstanceOf(PaymentCaptured.class);
        var asked = acquirer.asked(neighbours.merchantId());
        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst().authentication()).isNull();
        assertThat(asked.getLast().authentication().value()).isEqualTo("AAABBBCCC=");
        assertThat(asked.getLast().trace()).isNotEqualTo(asked.getFirst().trace());
    }

    @Test
    void a_payment_that_nobody_wants_authenticated_asks_no_directory() {
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");

        neighbours.screened(payment);

        var authorized = (PaymentAuthorized) neighbours.await(payment.paymentId(), 2).getFirst();
        assertThat(authorized.authentication()).isNull();
        assertThat(directory.asked(neighbours.merchantId())).isEmpty();
    }

    @Test
    void a_frictionless_authentication_needs_no_shopper() {
        directory.says(decided(Status.ATTEMPTED, false, "06", "AAABBBCCC="), CHALLENGE);
        var payment = wanted(ThreeDSecureWish.ANY, false);

        neighbours.screened(payment);

        var authorized = (PaymentAuthorized) neighbours.await(payment.paymentId(), 2).getFirst();
        assertThat(authorized.authentication().result()).isEqualTo("attempt_acknowledged");
        assertThat(authorized.authentication().authenticationFlow()).isEqualTo("frictionless");
        assertThat(acquirer.asked(neighbours.merchantId())).hasSize(1);
    }

    @Test
    void a_failed_authentication_is_published_and_no_issuer_asked() {
        directory.says(decided(Status.FAILED, false, null, null), CHALLENGE);
        var payment = wanted(ThreeDSecureWish.CHALLENGE, false);

        neighbours.screened(payment);

        var declined = (PaymentDeclined) neighbours.await(payment.paymentId(), 1).getFirst();
        assertThat(declined.outcomeType()).isEqualTo(PaymentDeclined.UNAUTHENTICATED);
        assertThat(declined.code()).isEqualTo("payment_intent_authentication_failure");
        assertThat(declined.authentication().result()).isEqualTo("failed");
        assertThat(acquirer.asked(neighbours.merchantId())).isEmpty();
    }

    @Test
    void an_issuer_that_asks_while_the_shopper_is_away_declines() {
        var payment = wish(CAREFUL, new AuthenticationWish(ThreeDSecureWish.ANY, true, false));

        neighbours.screened(payment);

        var declined = (PaymentDeclined) neighbours.await(payment.paymentId(), 1).getFirst();
        assertThat(declined.declineCode()).isEqualTo("authentication_required");
        assertThat(acquirer.asked(neighbours.merchantId()).getFirst().merchantInitiated()).isTrue();
        assertThat(directory.asked(neighbours.merchantId())).isEmpty();
    }

    @Test
    void a_challenge_that_nobody_answers_is_given_up() {
        directory.says(CHALLENGE, AUTHENTICATED);
        var payment = wanted(ThreeDSecureWish.ANY, false);
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 1);

        Rows.execute(
                pool,
                "update payments set due_at = now(), waiting = regexp_replace(waiting,"
                        + " '\"expires_at\":\"[^\"]*\"', '\"expires_at\":\"2020-01-01T00:00:00Z\"')"
                        + " where payment_id = $1",
                payment.paymentId());

        var declined = (PaymentDeclined) neighbours.await(payment.paymentId(), 2).getLast();
        assertThat(declined.authentication().resultReason()).isEqualTo("abandoned");
    }

    @Test
    void a_challenge_outlives_the_process_that_began_it() {
        directory.says(CHALLENGE, AUTHENTICATED);
        var payment = wanted(ThreeDSecureWish.ANY, false);
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 1);
        Rows.execute(
                pool,
                "update payments set due_at = now(), boot = 0 where payment_id = $1",
                payment.paymentId());
        due.takeOver().await().atMost(Duration.ofSeconds(10));
        due.inquire().await().atMost(Duration.ofSeconds(10));

        neighbours.resume(payment);

        assertThat(neighbours.await(payment.paymentId(), 3).get(1))
                .isInstanceOf(PaymentAuthorized.class);
    }

    @Test
    void an_authentication_that_was_under_way_when_its_process_died_is_asked_for_again() {
        directory.hangs();
        var payment = wanted(ThreeDSecureWish.ANY, false);
        neighbours.screened(payment);
        Rows.await("asked", () -> !directory.asked(neighbours.merchantId()).isEmpty());
        directory.says(AUTHENTICATED, AUTHENTICATED);

        Rows.execute(
                pool,
                "update payments set due_at = now() where payment_id = $1",
                payment.paymentId());

        neighbours.await(payment.paymentId(), 2);
        var asked = directory.asked(neighbours.merchantId());
        assertThat(asked.getLast()).isEqualTo(asked.getFirst());
    }

    @Test
    void a_challenged_payment_is_canceled() {
        directory.says(CHALLENGE, AUTHENTICATED);
        var payment = wanted(ThreeDSecureWish.ANY, false);
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 1);

        neighbours.cancel(payment);

        assertThat(neighbours.await(payment.paymentId(), 2).getLast())
                .isInstanceOf(PaymentVoided.class);
        assertThat(acquirer.asked(neighbours.merchantId())).isEmpty();
    }

    private PaymentFacts wanted(ThreeDSecureWish wanted, boolean errorOnAction) {
        return wish("pm_card_visa", new AuthenticationWish(wanted, false, errorOnAction));
    }

    private PaymentFacts wish(String testCard, AuthenticationWish wish) {
        var facts = neighbours.payment(1_000, AUTOMATIC, testCard);
        return new PaymentFacts(
                facts.paymentId(),
                facts.attempt(),
                facts.chargeId(),
                facts.amount(),
                facts.currency(),
                facts.captureMethod(),
                facts.paymentMethod(),
                null,
                null,
                null,
                wish);
    }

    private static AuthenticationAnswer decided(
            Status status, boolean challenged, @Nullable String indicator, @Nullable String value) {
        return new AuthenticationAnswer.Decided(
                new AuthenticationResult(status, null, challenged, indicator, value, "ds-1"));
    }
}
