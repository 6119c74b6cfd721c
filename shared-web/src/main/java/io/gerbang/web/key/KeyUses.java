package io.gerbang.web.key;

import io.gerbang.web.text.Echo;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Counts in memory what keys are used for, and tells their owner every few seconds: a request costs
 * no write. What an instance has not told when it dies is lost.
 */
@ApplicationScoped
public class KeyUses {

    private static final Logger LOG = Logger.getLogger(KeyUses.class);
    private static final long BETWEEN_REPORTS_MS = 5_000;
    private static final int LONGEST_PATH = 200;

    private final ApiKeys keys;
    private final Clock clock;
    private final Map<String, KeyUse> untold = new ConcurrentHashMap<>();

    KeyUses(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(BETWEEN_REPORTS_MS, _ -> tell());
    }

    /** A key was let in. */
    void used(ApiKey key) {
        add(KeyUse.once(key.keyId(), clock.instant()));
    }

    /** Who was let in asked for what is not there, or not permitted; nobody where nobody was. */
    public void refused(RoutingContext routing) {
        var caller = Caller.find(routing);
        if (caller != null) {
            var request = routing.request();
            var asked = request.method() + " " + Echo.safe(request.path(), LONGEST_PATH);
            add(KeyUse.refusal(caller.keyId(), clock.instant(), asked));
        }
    }

    private void tell() {
        var uses = drain();
        if (!uses.isEmpty()) {
            keys.used(uses)
                    .subscribe()
                    .with(
                            _ -> {},
                            failure -> {
                                LOG.debugf("Key uses are told later: %s", failure.toString());
                                uses.forEach(this::add);
                            });
        }
    }

    private List<KeyUse> drain() {
        var drained = new ArrayList<KeyUse>();
        for (var keyId : untold.keySet()) {
            var use = untold.remove(keyId);
            if (use != null) {
                drained.add(use);
            }
        }
        return drained;
    }

    private void add(KeyUse use) {
        untold.merge(use.keyId(), use, KeyUse::and);
    }
}
