package io.gerbang.simulators.adapter.rest;

import io.gerbang.simulators.application.FaultPlan;
import io.gerbang.simulators.domain.Fault;
import io.gerbang.simulators.domain.FaultKind;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Plans faults on the way between an acquirer and the card network. */
@Path("/faults")
public class FaultResource {

    private final FaultPlan plan;

    FaultResource(FaultPlan plan) {
        this.plan = plan;
    }

    @GET
    public List<FaultView> list() {
        return plan.all().stream().map(FaultView::of).toList();
    }

    @POST
    public FaultView add(@Nullable FaultView request) {
        Refusals.require(request != null && request.kind() != null, "kind is needed");
        var fault = request.fault();
        plan.add(fault);
        return FaultView.of(fault);
    }

    @DELETE
    public void clear() {
        plan.clear();
    }

    /**
     * @param kind slow, no_answer, lost_answer, late_answer, garbage, disconnect or malfunction
     * @param message message type without its repeat digit, as 0100
     * @param amount minor units
     * @param times how many requests it befalls; one unless given
     */
    record FaultView(
            @Nullable String kind,
            @Nullable String message,
            @Nullable String bin,
            @Nullable String cardLast4,
            @Nullable Long amount,
            @Nullable Integer delayMs,
            @Nullable Integer times) {

        static FaultView of(Fault fault) {
            return new FaultView(
                    name(fault.kind()),
                    fault.type(),
                    fault.bin(),
                    fault.cardLast4(),
                    fault.amount(),
                    fault.delayMs(),
                    fault.times());
        }

        Fault fault() {
            var known =
                    Arrays.stream(FaultKind.values())
                            .filter(each -> name(each).equals(kind))
                            .findFirst();
            Refusals.require(known.isPresent(), "kind is not known");
            var delay = delayMs == null ? Fault.usualDelayMs(known.get()) : delayMs;
            Refusals.require(delay > 0, "delay_ms must be positive");
            Refusals.require(times == null || times > 0, "times must be positive");
            return new Fault(
                    known.get(), message, bin, cardLast4, amount, delay, times == null ? 1 : times);
        }

        private static String name(FaultKind kind) {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }
}
