package io.gerbang.settlement.adapter.timer;

import io.gerbang.messaging.RepeatedWork;
import io.gerbang.messaging.WorkTimer;
import io.gerbang.settlement.application.Alarm;
import io.gerbang.settlement.application.Balances;
import io.gerbang.settlement.application.RunSettlements;
import io.gerbang.settlement.config.SettlementConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Runs due settlements and folds balances, from start to shutdown. */
@ApplicationScoped
class SettlementTimer implements Alarm {

    private final RepeatedWork settlements;
    private final RepeatedWork folding;

    SettlementTimer(Vertx vertx, RunSettlements runs, Balances balances, SettlementConfig config) {
        var timer = WorkTimer.of(vertx);
        settlements =
                new RepeatedWork(
                        timer,
                        "Settlement",
                        runs::handle,
                        Duration.ofMillis(config.runIntervalMs()));
        folding =
                new RepeatedWork(
                        timer,
                        "Folding of balances",
                        balances::fold,
                        Duration.ofMillis(config.foldIntervalMs()));
    }

    void start(@Observes StartupEvent event) {
        settlements.run();
        folding.run();
    }

    void stop(@Observes ShutdownEvent event) {
        settlements.stop();
        folding.stop();
    }

    @Override
    public void ring() {
        settlements.run();
    }
}
