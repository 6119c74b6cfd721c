package io.gerbang.authorization.config;

import io.gerbang.authorization.application.Acquirer;
import io.gerbang.authorization.application.MerchantFeed;
import io.gerbang.authorization.application.MessageDispatcher;
import io.gerbang.authorization.application.UnknownOutcomes;
import io.gerbang.authorization.application.VaultHandler;
import io.gerbang.authorization.application.VaultOperations;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Does what is due, from start to shutdown. */
@ApplicationScoped
class Timers {

    private static final Logger LOG = Logger.getLogger(Timers.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Acquirer acquirer;
    private final UnknownOutcomes unknown;
    private final MessageDispatcher dispatcher;
    private final MerchantFeed merchants;
    private final VaultHandler vault;
    private final VaultOperations vaultKeys;
    private final AuthorizationConfig config;
    private final ScheduledExecutorService timer;
    private volatile boolean stopped;

    Timers(
            Acquirer acquirer,
            UnknownOutcomes unknown,
            MessageDispatcher dispatcher,
            MerchantFeed merchants,
            VaultHandler vault,
            VaultOperations vaultKeys,
            AuthorizationConfig config,
            ScheduledExecutorService timer) {
        this.acquirer = acquirer;
        this.unknown = unknown;
        this.dispatcher = dispatcher;
        this.merchants = merchants;
        this.vault = vault;
        this.vaultKeys = vaultKeys;
        this.config = config;
        this.timer = timer;
    }

    void start(@Observes StartupEvent event) {
        acquirer.onLateApproval(unknown::takeLateApproval);
        once("take over", unknown::takeOver);
        once("take over messages", dispatcher::takeOver);
        once("load merchants", merchants::load);
        repeat("inquire", unknown::inquire, config.pollMs());
        repeat("send messages", dispatcher::sendDue, config.pollMs());
        repeat("sweep", vault::sweep, config.sweepMs());
        repeat("re-encrypt", vaultKeys::reencrypt, config.rotationPollMs());
        repeat("refresh keys", vaultKeys::refreshKeys, config.keyRefreshMs());
        repeat("forget", unknown::forget, config.sweepMs());
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private static void once(String name, Supplier<Uni<? extends Void>> work) {
        Uni.createFrom()
                .deferred(work)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(done -> {}, failure -> LOG.errorf(failure, "cannot %s", name));
    }

    /** The next round begins a pause after the last one has ended. */
    private void repeat(String name, Supplier<Uni<? extends Void>> work, long pauseMs) {
        timer.schedule(() -> round(name, work, pauseMs), pauseMs, TimeUnit.MILLISECONDS);
    }

    private void round(String name, Supplier<Uni<? extends Void>> work, long pauseMs) {
        if (stopped) {
            return;
        }
        Uni.createFrom()
                .deferred(work)
                .onFailure()
                .invoke(failure -> LOG.warnf("cannot %s: %s", name, failure.toString()))
                .onFailure()
                .recoverWithNull()
                .subscribe()
                .with(done -> repeat(name, work, pauseMs));
    }
}
