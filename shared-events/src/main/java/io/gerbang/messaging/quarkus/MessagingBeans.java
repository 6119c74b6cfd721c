package io.gerbang.messaging.quarkus;

import io.gerbang.events.Topic;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.DeadLetters;
import io.gerbang.messaging.EventBatchHandler;
import io.gerbang.messaging.Inbox;
import io.gerbang.messaging.InboxStore;
import io.gerbang.messaging.MissedRecords;
import io.gerbang.messaging.Outbox;
import io.gerbang.messaging.Safeguards;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The plain objects of {@code io.gerbang.messaging} as beans. */
final class MessagingBeans {

    @Produces
    @Singleton
    Outbox outbox() {
        return new Outbox();
    }

    @Produces
    @Singleton
    Database database(Pool pool, HotPathPool pools, Outbox outbox) {
        return new Database(pool, pools.requests(pool), outbox);
    }

    @Produces
    @Singleton
    DeadLetters deadLetters(
            @ConfigProperty(name = "quarkus.application.name") String service, Outbox outbox) {
        return new DeadLetters(service, Topic.ofActsAt(service), outbox);
    }

    @Produces
    @Singleton
    MissedRecords missedRecords(Database database) {
        return new MissedRecords(database);
    }

    @Produces
    @Singleton
    Safeguards safeguards(UnsafeConfig config) {
        return Safeguards.of(config.inbox(), config.idempotency(), config.moneyMayBeLost());
    }

    @Produces
    @Singleton
    Inbox inbox(
            Database database,
            DeadLetters deadLetters,
            EventBatchHandler handler,
            Safeguards safeguards) {
        return new Inbox(database, new InboxStore(), deadLetters, handler, safeguards);
    }
}
