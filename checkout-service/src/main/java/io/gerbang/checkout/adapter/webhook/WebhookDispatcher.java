package io.gerbang.checkout.adapter.webhook;

import io.gerbang.checkout.application.DeliveryStore;
import io.gerbang.checkout.application.DeliveryStore.Addressed;
import io.gerbang.checkout.application.DeliveryStore.Attempted;
import io.gerbang.checkout.application.DeliveryStore.Due;
import io.gerbang.checkout.application.EndpointDirectory;
import io.gerbang.checkout.application.MerchantEvent;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.WebhookEndpoint;
import io.gerbang.checkout.application.WebhookQueue;
import io.gerbang.checkout.config.CheckoutConfig;
import io.gerbang.messaging.MicroBatcher;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Delivers events to merchants' endpoints, at least once. The first attempt follows the commit,
 * from memory; the row's lease lets any instance take over what this one could not finish. Each
 * endpoint has a queue of its own, so one that is dead or slow holds up nobody else.
 */
@ApplicationScoped
class WebhookDispatcher implements WebhookQueue {

    private static final Logger LOG = Logger.getLogger(WebhookDispatcher.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RECORD_WINDOW = Duration.ofMillis(50);
    private static final int CLAIM_LIMIT = 200;
    private static final int LARGEST_RECORD = 500;
    private static final int LARGEST_QUEUE = 100_000;

    private final EndpointDirectory endpoints;
    private final DeliveryStore store;
    private final WebhookSender sender;
    private final CheckoutConfig.Webhooks config;
    private final Clock clock;
    private final Vertx vertx;
    private final MicroBatcher<Attempted, Boolean> records;
    private final Map<ObjectRef, EndpointQueue> queues = new ConcurrentHashMap<>();
    private final AtomicBoolean claiming = new AtomicBoolean();

    WebhookDispatcher(
            EndpointDirectory endpoints,
            DeliveryStore store,
            WebhookSender sender,
            CheckoutConfig config,
            Clock clock,
            Vertx vertx,
            ScheduledExecutorService timer) {
        this.endpoints = endpoints;
        this.store = store;
        this.sender = sender;
        this.config = config.webhooks();
        this.clock = clock;
        this.vertx = vertx;
        this.records =
                new MicroBatcher<>(
                        attempts ->
                                store.record(attempts)
                                        .map(done -> attempts.stream().map(a -> true).toList()),
                        RECORD_WINDOW,
                        LARGEST_RECORD,
                        LARGEST_QUEUE,
                        timer);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(POLL.toMillis(), timer -> claim());
    }

    @Override
    public Uni<Runnable> enqueue(SqlConnection transaction, List<MerchantEvent> events) {
        var addressed = new ArrayList<Addressed>();
        var targets = new ArrayList<WebhookEndpoint>();
        var told = new ArrayList<MerchantEvent>();
        for (var event : events) {
            for (var endpoint : endpoints.of(event.tenant())) {
                if (endpoint.wants(event.type())) {
                    addressed.add(
                            new Addressed(
                                    event.tenant().merchantId(),
                                    event.tenant().livemode(),
                                    endpoint.id(),
                                    event.id(),
                                    clock.instant()));
                    targets.add(endpoint);
                    told.add(event);
                }
            }
        }
        if (addressed.isEmpty()) {
            return Uni.createFrom().item(() -> {});
        }
        return store.insert(transaction, addressed, lease())
                .map(ids ->
                        () -> {
                            for (int i = 0; i < ids.size(); i++) {
                                submit(
                                        new Delivery(
                                                ids.get(i),
                                                told.get(i),
                                                targets.get(i),
                                                0,
                                                addressed.get(i).createdAt()));
                            }
                        });
    }

    /** What no instance attends to: retries, and what a crash left behind. */
    private void claim() {
        if (!claiming.compareAndSet(false, true)) {
            return;
        }
        store.claim(CLAIM_LIMIT, lease())
                .subscribe()
                .with(
                        due -> {
                            claiming.set(false);
                            due.forEach(this::submit);
                        },
                        failure -> {
                            claiming.set(false);
                            LOG.warnf("Webhook retries wait: %s", failure.toString());
                        });
    }

    private void submit(Due due) {
        endpoints
                .find(new ObjectRef(due.event().tenant(), due.endpointId()))
                .ifPresent(endpoint ->
                        submit(
                                new Delivery(
                                        due.id(),
                                        due.event(),
                                        endpoint,
                                        due.attempts(),
                                        due.createdAt())));
    }

    /** What does not fit the endpoint's queue is left to the lease's end. */
    private void submit(Delivery delivery) {
        queues.computeIfAbsent(
                        new ObjectRef(delivery.endpoint().tenant(), delivery.endpoint().id()),
                        endpoint ->
                                new EndpointQueue(this::attempt, config.concurrencyPerEndpoint()))
                .submit(delivery);
    }

    private Uni<Void> attempt(Delivery delivery) {
        return sender.send(delivery)
                .chain(outcome -> records.submit(recorded(delivery, outcome)))
                .onFailure()
                .invoke(failure -> LOG.warnf("Delivery %d waits: %s", delivery.id(), failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Attempted recorded(Delivery delivery, WebhookSender.Outcome outcome) {
        if (outcome.error() == null) {
            return new Attempted(delivery.id(), outcome.status(), null, null);
        }
        var next =
                RetrySchedule.next(
                        delivery.createdAt(),
                        delivery.attempts() + 1,
                        clock.instant(),
                        Duration.ofMillis(config.firstRetryMs()),
                        Duration.ofMillis(config.giveUpAfterMs()));
        return new Attempted(delivery.id(), outcome.status(), outcome.error(), next.orElse(null));
    }

    private Duration lease() {
        return Duration.ofMillis(config.leaseMs());
    }
}
