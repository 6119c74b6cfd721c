package io.gerbang.simulators.application;

import io.gerbang.simulators.domain.Fault;
import io.gerbang.simulators.domain.IssuerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The faults that tests have planned; they do not survive a restart. Safe for every thread. */
public final class FaultPlan {

    private final AtomicReference<List<Fault>> planned = new AtomicReference<>(List.of());

    public void add(Fault fault) {
        planned.updateAndGet(faults -> with(faults, fault));
    }

    public void clear() {
        planned.set(List.of());
    }

    public List<Fault> all() {
        return planned.get();
    }

    /** Takes the fault that befalls a request: one that was planned, else a published one. */
    public Optional<Fault> take(IssuerRequest request) {
        while (true) {
            var faults = planned.get();
            var fault = faults.stream().filter(each -> each.befalls(request)).findFirst();
            if (fault.isEmpty()) {
                return Fault.published(request);
            }
            if (planned.compareAndSet(faults, without(faults, fault.get()))) {
                return fault;
            }
        }
    }

    private static List<Fault> with(List<Fault> faults, Fault fault) {
        var more = new ArrayList<>(faults);
        more.add(fault);
        return List.copyOf(more);
    }

    private static List<Fault> without(List<Fault> faults, Fault taken) {
        var fewer = new ArrayList<>(faults);
        var index = fewer.indexOf(taken);
        if (taken.times() > 1) {
            fewer.set(index, taken.onceLess());
        } else {
            fewer.remove(index);
        }
        return List.copyOf(fewer);
    }
}
