package io.gerbang.checkout.application.clock;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Does what is due by merchants' business time, and calls test clocks ready where all is done. */
@ApplicationScoped
public class DueWorks {

    private final Instance<DueWork> works;
    private final TestClocks clocks;
    private final Clock clock;

    DueWorks(@Any Instance<DueWork> works, TestClocks clocks, Clock clock) {
        this.works = works;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** For every merchant. */
    public Uni<Void> run() {
        return run(clock.instant());
    }

    /** For merchants with a test clock, who want to see it happen. */
    public Uni<Void> runOfClocks() {
        return clocks.reload()
                .chain(() -> clocks.isEmpty() ? Uni.createFrom().voidItem() : follow());
    }

    private Uni<Void> follow() {
        return clocks.deleteOld().chain(() -> run(null)).chain(clocks::finish);
    }

    private Uni<Void> run(@Nullable Instant now) {
        return Multi.createFrom()
                .iterable(works)
                .onItem()
                .transformToUniAndConcatenate(work -> exhaust(work, now))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Uni<Void> exhaust(DueWork work, @Nullable Instant now) {
        return Uni.createFrom()
                .deferred(() -> work.run(now))
                .repeat()
                .whilst(more -> more)
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
