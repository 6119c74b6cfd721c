package io.gerbang.authorization.adapter.acquirer;

import static io.gerbang.authorization.adapter.acquirer.AcquirerFixture.authorization;
import static io.gerbang.authorization.adapter.acquirer.AcquirerFixture.capture;
import static io.gerbang.authorization.adapter.acquirer.AcquirerFixture.refund;
import static io.gerbang.authorization.adapter.acquirer.AcquirerFixture.reversal;
import static io.gerbang.authorization.adapter.acquirer.AcquirerFixture.trace;
import static io.gerbang.authorization.adapter.acquirer.Iso8583Wire.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.solab.iso8583.IsoMessage;
import io.gerbang.authorization.application.issuer.AcquirerAnswer;
import io.gerbang.authorization.application.issuer.AdviceAnswer;
import io.gerbang.authorization.application.issuer.LateApproval;
import io.gerbang.authorization.application.issuer.ReversalAdvice;
import io.gerbang.local.FreePort;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Iso8583AcquirerTest {

    private static final int PATIENT_MS = 10_000;
    private static final int HASTY_MS = 1_500;
    private static final Duration LONG_TURN = Duration.ofMillis(300);
    private static final AcquirerAnswer APPROVED = new AcquirerAnswer.Approved("A12345", "M");
    private static final AcquirerAnswer SENT_IN_VAIN = new AcquirerAnswer.NoAnswer(true);
    private static final AcquirerAnswer NEVER_SENT = new AcquirerAnswer.NoAnswer(false);

    private final Vertx vertx = Vertx.vertx();
    private final List<Iso8583Acquirer> opened = new ArrayList<>();
    private ScriptedHost host;
    private Iso8583Acquirer acquirer;

    @BeforeEach
    void start_host() {
        host = new ScriptedHost(vertx, FreePort.take());
        acquirer = acquirer(PATIENT_MS, 100);
    }

    @AfterEach
    void stop() {
        opened.forEach(Iso8583Acquirer::close);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void an_authorization_is_approved_with_its_code_and_cvc_result() {
        assertThat(answer(acquirer.authorize(authorization(1)))).isEqualTo(APPROVED);
    }

    @Test
    void an_authorization_carries_the_fields_of_the_interface() {
        answer(acquirer.authorize(authorization(1)));

        var request = host.requests().getFirst();
        assertThat(request.getType()).isEqualTo(0x0100);
        assertThat(List.of(2, 3, 4, 7, 11, 12, 13, 14, 22, 25, 32, 37, 41, 42, 48, 49))
                .extracting(field -> get(request, field))
                .containsExactly(
                        "4242424242424242",
                        "000000",
                        "000000150000",
                        "1123102030",
                        "000001",
                        "102030",
                        "1123",
                        "3107",
                        "012",
                        "59",
                        "445653",
                        "R00000000001",
                        "GERBANG1",
                        "9abcdefghijklmn",
                        "0103987",
                        "360");
    }

    @Test
    void a_verification_says_that_it_wants_no_money() {
        answer(acquirer.authorize(authorization(1, 0, null, false)));

        var request = host.requests().getFirst();
        assertThat(request.getType()).isEqualTo(0x0100);
        assertThat(get(request, 4)).isEqualTo("000000000000");
        assertThat(get(request, 25)).isEqualTo("51");
    }

    @Test
    void a_repeat_is_the_same_message_with_the_type_of_a_repeat() {
        answer(acquirer.authorize(authorization(1)));
        answer(acquirer.repeatAuthorization(authorization(1)));

        assertThat(host.requests()).extracting(IsoMessage::getType).containsExactly(0x100, 0x101);
        var first = host.requests().get(0);
        var second = host.requests().get(1);
        for (var field : List.of(2, 4, 7, 11, 37, 49)) {
            assertThat(get(second, field)).isEqualTo(get(first, field));
        }
    }

    @Test
    void a_refusal_carries_the_response_code() {
        host.on((request, it) -> it.answer(request, "51"));

        assertThat(answer(acquirer.authorize(authorization(1))))
                .isEqualTo(new AcquirerAnswer.Refused("51", "M"));
    }

    @Test
    void only_a_repeat_can_miss_its_original() {
        host.on((request, it) -> it.answer(request, "25"));

        assertThat(answer(acquirer.repeatAuthorization(authorization(1))))
                .isEqualTo(new AcquirerAnswer.NoOriginal());
        assertThat(answer(acquirer.authorize(authorization(2))))
                .isEqualTo(new AcquirerAnswer.Refused("25", "M"));
        assertThat(answer(acquirer.refund(refund(3), true)))
                .isEqualTo(new AcquirerAnswer.NoOriginal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"68", "91", "94", "96"})
    void a_code_about_the_network_decides_neither_a_repeat_nor_an_advice(String code) {
        host.on((request, it) -> it.answer(request, code));

        assertThat(answer(acquirer.repeatAuthorization(authorization(1)))).isEqualTo(SENT_IN_VAIN);
        assertThat(answer(acquirer.refund(refund(2), true))).isEqualTo(SENT_IN_VAIN);
        assertThat(answer(acquirer.capture(capture(3, true), false)))
                .isEqualTo(new AdviceAnswer.NoAnswer());
        assertThat(answer(acquirer.reverse(reversal(4), true)))
                .isEqualTo(new AdviceAnswer.NoAnswer());
    }

    @ParameterizedTest
    @CsvSource({"91, true", "96, true", "68, false", "94, false"})
    void a_first_request_is_refused_by_whom_it_reached(String code, boolean refused) {
        host.on((request, it) -> it.answer(request, code));

        assertThat(answer(acquirer.refund(refund(1), false)))
                .isEqualTo(refused ? new AcquirerAnswer.Refused(code, "M") : SENT_IN_VAIN);
    }

    @Test
    void answers_find_their_requests_in_any_order() {
        var held = new ArrayList<IsoMessage>();
        host.on((request, it) -> {
            held.add(request);
            if (held.size() == 50) {
                held.reversed().forEach(each -> it.answer(each, code(each)));
            }
        });

        var answers =
                IntStream.rangeClosed(1, 50)
                        .mapToObj(stan -> sent(acquirer.authorize(authorization(stan))))
                        .toList();

        assertThat(answers)
                .extracting(CompletableFuture::join)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 50)
                                .mapToObj("%02d"::formatted)
                                .map(code -> (AcquirerAnswer) new AcquirerAnswer.Refused(code, "M"))
                                .toList());
    }

    @Test
    void what_one_turn_of_an_event_loop_asks_leaves_when_the_turn_is_over() throws Exception {
        answer(acquirer.authorize(authorization(1)));
        var left = new CountDownLatch(1);
        host.on((request, it) -> {
            left.countDown();
            it.answer(request, "00");
        });
        var early = new CompletableFuture<Boolean>();
        var answers = new CompletableFuture<List<CompletableFuture<AcquirerAnswer>>>();

        onAnotherEventLoop(() -> {
            var first = sent(acquirer.authorize(authorization(2)));
            early.complete(isOver(left, LONG_TURN));
            answers.complete(List.of(first, sent(acquirer.authorize(authorization(3)))));
        });

        assertThat(answers.get(10, TimeUnit.SECONDS))
                .extracting(CompletableFuture::join)
                .containsExactly(APPROVED, APPROVED);
        assertThat(early).isCompletedWithValue(false);
    }

    @Test
    void a_capture_names_the_authorization_and_tells_whether_it_is_the_last() {
        assertThat(answer(acquirer.capture(capture(7, true), false)))
                .isEqualTo(new AdviceAnswer.Acknowledged());

        var advice = host.requests().getFirst();
        assertThat(advice.getType()).isEqualTo(0x0220);
        assertThat(get(advice, 11)).isEqualTo("000007");
        assertThat(get(advice, 37)).isEqualTo("R00000000042");
        assertThat(get(advice, 48)).isEqualTo("030110412R00000000007");
        assertThat(get(advice, 90)).isEqualTo("010000004211231020300000044565300000000000");
    }

    @Test
    void a_reversal_without_a_record_is_acknowledged_but_a_capture_is_refused() {
        host.on((request, it) -> it.answer(request, "25"));

        assertThat(answer(acquirer.reverse(reversal(7), true)))
                .isEqualTo(new AdviceAnswer.Acknowledged());
        assertThat(answer(acquirer.capture(capture(8, false), true)))
                .isEqualTo(new AdviceAnswer.Refused("25"));
    }

    @Test
    void a_reversal_of_a_refund_names_it_by_its_own_type() {
        answer(
                acquirer.reverse(
                        new ReversalAdvice(trace(10), trace(9), 5_000, "IDR", true), false));

        var advice = host.requests().getFirst();
        assertThat(advice.getType()).isEqualTo(0x0420);
        assertThat(get(advice, 3)).isEqualTo("200000");
        assertThat(get(advice, 37)).isEqualTo("R00000000009");
        assertThat(get(advice, 90)).startsWith("0200000009");
    }

    @Test
    void a_refund_references_the_authorization() {
        assertThat(answer(acquirer.refund(refund(9), false))).isEqualTo(APPROVED);

        var request = host.requests().getFirst();
        assertThat(request.getType()).isEqualTo(0x0200);
        assertThat(get(request, 3)).isEqualTo("200000");
        assertThat(get(request, 37)).isEqualTo("R00000000009");
        assertThat(get(request, 48)).isEqualTo("0512R00000000042");
    }

    @Test
    void an_approval_that_comes_late_is_handed_to_the_listener() throws Exception {
        host.on(ScriptedHost.SILENCE);
        var hasty = acquirer(HASTY_MS, 100);
        var late = new CompletableFuture<LateApproval>();
        hasty.onLateApproval(late::complete);

        assertThat(answer(hasty.authorize(authorization(1)))).isEqualTo(SENT_IN_VAIN);
        host.answer(host.requests().getFirst(), "00");

        assertThat(late.get(10, TimeUnit.SECONDS))
                .isEqualTo(new LateApproval(1, "R00000000001", "A12345", 150_000));
    }

    @Test
    void a_request_that_finds_no_host_was_never_sent() {
        var nowhere = acquirer(new AcquirerFixture.Settings(1, HASTY_MS, 100));

        assertThat(answer(nowhere.authorize(authorization(1)))).isEqualTo(NEVER_SENT);
    }

    @Test
    void a_request_waits_for_a_host_that_comes_back() {
        var port = host.port();
        host.on((_, it) -> it.cutConnection());
        assertThat(answer(acquirer.authorize(authorization(1)))).isEqualTo(SENT_IN_VAIN);

        host.stop();
        var waiting = sent(acquirer.authorize(authorization(2)));
        host = new ScriptedHost(vertx, port);

        assertThat(waiting.join()).isEqualTo(APPROVED);
    }

    @Test
    void what_was_sent_over_a_cut_connection_has_no_answer() {
        host.on((_, it) -> it.cutConnection());

        assertThat(answer(acquirer.authorize(authorization(1)))).isEqualTo(SENT_IN_VAIN);
        assertThat(answer(acquirer.capture(capture(2, true), false)))
                .isEqualTo(new AdviceAnswer.NoAnswer());
    }

    @Test
    void a_connection_without_an_echo_is_replaced() throws Exception {
        var second = new ScriptedHost(vertx, FreePort.take());
        second.stopEchoing();
        acquirer(new AcquirerFixture.Settings(second.port(), HASTY_MS, 100, 20));

        assertThat(second.isSignedOnTwice()).isTrue();
    }

    @Test
    void a_connection_with_nothing_but_garbage_is_replaced() throws Exception {
        var second = new ScriptedHost(vertx, FreePort.take());
        second.stopEchoing();
        second.on((_, it) ->
                vertx.setPeriodic(
                        5, _ -> it.send(Buffer.buffer(new byte[] {0, 4, '9', '9', '9', '9'}))));
        var unheard = acquirer(new AcquirerFixture.Settings(second.port(), HASTY_MS, 100, 100));

        answer(unheard.authorize(authorization(1)));

        assertThat(second.isSignedOnTwice()).isTrue();
    }

    @Test
    void garbage_is_passed_over() {
        host.on((request, it) -> {
            it.send(Buffer.buffer(new byte[] {0, 0, 0, 3, 'x', 'y', 'z', 0, 6}));
            it.send(Buffer.buffer("0110zz"));
            it.send(Buffer.buffer(new byte[] {0, 4, '9', '9', '9', '9'}));
            it.answer(request, "00");
        });

        assertThat(answer(acquirer.authorize(authorization(1)))).isEqualTo(APPROVED);
    }

    @Test
    void beyond_the_limit_in_flight_a_request_is_not_sent() {
        host.on(ScriptedHost.SILENCE);
        var narrow = acquirer(HASTY_MS, 2);

        var answers =
                IntStream.rangeClosed(1, 3)
                        .mapToObj(stan -> sent(narrow.authorize(authorization(stan))))
                        .toList();

        assertThat(answers)
                .extracting(CompletableFuture::join)
                .containsExactly(SENT_IN_VAIN, SENT_IN_VAIN, NEVER_SENT);
    }

    @Test
    void the_sign_on_leaves_the_limit_in_flight_to_requests() throws Exception {
        var release = new CompletableFuture<Void>();
        host.answerSignOnsAfter(release);
        var narrow = acquirer(PATIENT_MS, 1);
        assertThat(host.isSignedOnTwice()).isTrue();

        var answer = sent(narrow.authorize(authorization(1)));
        release.complete(null);

        assertThat(answer.join()).isEqualTo(APPROVED);
    }

    @Test
    void an_amount_that_does_not_fit_is_not_sent() {
        var huge = authorization(1, 1_000_000_000_000L, null, false);

        assertThat(answer(acquirer.authorize(huge))).isEqualTo(NEVER_SENT);
    }

    private Iso8583Acquirer acquirer(int timeoutMs, int maxInFlight) {
        return acquirer(new AcquirerFixture.Settings(host.port(), timeoutMs, maxInFlight));
    }

    private Iso8583Acquirer acquirer(AcquirerConfig settings) {
        var acquirer = new Iso8583Acquirer(vertx, settings);
        acquirer.open();
        opened.add(acquirer);
        return acquirer;
    }

    /** This thread's is the link's. */
    private void onAnotherEventLoop(Runnable turn) {
        Thread.ofPlatform().start(() -> vertx.runOnContext(_ -> turn.run()));
    }

    private static boolean isOver(CountDownLatch latch, Duration limit) {
        try {
            return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String code(IsoMessage request) {
        return get(request, 11).substring(4);
    }

    private static <T> CompletableFuture<T> sent(Uni<T> request) {
        return request.subscribeAsCompletionStage();
    }

    private static <T> T answer(Uni<T> request) {
        return request.await().atMost(Duration.ofSeconds(20));
    }
}
