package io.gerbang.authorization.config;

import io.gerbang.authorization.application.MerchantFeed;
import io.gerbang.authorization.application.issuer.Acquirer;
import io.gerbang.authorization.application.payment.MessageDispatcher;
import io.gerbang.authorization.application.payment.UnknownOutcomes;
import io.gerbang.authorization.application.vault.VaultHandler;
import io.gerbang.authorization.application.vault.VaultOperations;
import io.gerbang.messaging.RepeatedWork;
import io.gerbang.messaging.WorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
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
    private final List<RepeatedWork> works;

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
        var waiting = WorkTimer.of(timer);
        var poll = Duration.ofMillis(config.pollMs());
        var sweep = Duration.ofMillis(config.sweepMs());
        var rotation = Duration.ofMillis(config.rotationPollMs());
        var refresh = Duration.ofMillis(config.keyRefreshMs());
        this.works =
                List.of(
                        RepeatedWork.of(waiting, "Inquiry", unknown::inquire, poll),
                        RepeatedWork.of(waiting, "Sending of messages", dispatcher::sendDue, poll),
                        RepeatedWork.of(waiting, "Sweep of the vault", vault::sweep, sweep),
                        RepeatedWork.of(waiting, "Re-encryption", vaultKeys::reencrypt, rotation),
                        RepeatedWork.of(
                                waiting, "Refresh of keys", vaultKeys::refreshKeys, refresh),
                        RepeatedWork.of(waiting, "Forgetting", unknown::forget, sweep));
    }

    void start(@Observes StartupEvent event) {
        acquirer.onLateApproval(unknown::takeLateApproval);
        once("take over", unknown::takeOver);
        once("take over messages", dispatcher::takeOver);
        once("load merchants", merchants::load);
        works.forEach(RepeatedWork::runLater);
    }

    void stop(@Observes ShutdownEvent event) {
        works.forEach(RepeatedWork::stop);
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
}
