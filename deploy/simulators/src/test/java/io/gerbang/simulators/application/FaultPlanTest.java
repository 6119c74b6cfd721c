package io.gerbang.simulators.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.simulators.domain.Card;
import io.gerbang.simulators.domain.Fault;
import io.gerbang.simulators.domain.FaultKind;
import io.gerbang.simulators.domain.IssuerRequest;
import io.gerbang.simulators.domain.Trace;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final Trace TRACE = new Trace("1123102030", "000001", "R00000000001", "T");
    private static final String VISA = "4242424242424242";

    private final FaultPlan plan = new FaultPlan();

    @Test
    void a_fault_befalls_as_many_requests_as_planned() {
        plan.add(fault(FaultKind.SLOW, "0100", null, 2));

        assertThat(plan.take(authorize(VISA, 500, false))).isPresent();
        assertThat(plan.take(authorize(VISA, 500, false))).isPresent();
        assertThat(plan.take(authorize(VISA, 500, false))).isEmpty();
    }

    @Test
    void a_fault_befalls_only_what_matches_in_everything_given() {
        plan.add(new Fault(FaultKind.SLOW, "0100", "424242", "4242", 500L, 10, 1));

        assertThat(plan.take(authorize(VISA, 501, false))).isEmpty();
        assertThat(plan.take(authorize("4000056655665556", 500, false))).isEmpty();
        assertThat(plan.take(new IssuerRequest.Reverse(TRACE, false, "R2", 500, "IDR"))).isEmpty();
        assertThat(plan.take(authorize(VISA, 500, false))).isPresent();
    }

    @Test
    void the_number_of_a_faulty_card_chooses_what_befalls_its_authorization_once() {
        assertThat(plan.take(authorize("4456551000000003", 1, false)))
                .map(Fault::kind)
                .contains(FaultKind.SLOW);
        assertThat(plan.take(authorize("4456556000000002", 1, false)))
                .map(Fault::kind)
                .contains(FaultKind.DISCONNECT);
        assertThat(plan.take(authorize("4456557000000000", 1, false)))
                .map(Fault::kind)
                .contains(FaultKind.MALFUNCTION);
        assertThat(plan.take(authorize("4456556000000002", 1, true))).isEmpty();
    }

    @Test
    void a_cleared_plan_is_empty() {
        plan.add(fault(FaultKind.NO_ANSWER, null, 700L, 1));

        plan.clear();

        assertThat(plan.all()).isEmpty();
    }

    private static Fault fault(
            FaultKind kind, @Nullable String type, @Nullable Long amount, int times) {
        return new Fault(kind, type, null, null, amount, 10, times);
    }

    private static IssuerRequest authorize(String number, long amount, boolean repeat) {
        var card = new Card(number, YearMonth.of(2031, 7), "123");
        return new IssuerRequest.Authorize(TRACE, repeat, card, amount, "IDR");
    }
}
