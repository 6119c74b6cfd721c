package io.gerbang.settlement.config;

import io.gerbang.events.Topic;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Outbox;
import io.gerbang.messaging.TopicProgress;
import io.gerbang.messaging.quarkus.MessagingConfig;
import io.gerbang.settlement.adapter.calendar.JollydayCalendars;
import io.gerbang.settlement.adapter.kafka.KafkaPaymentBacklog;
import io.gerbang.settlement.adapter.postgres.PostgresBalanceTransactions;
import io.gerbang.settlement.adapter.postgres.PostgresBalances;
import io.gerbang.settlement.adapter.postgres.PostgresLedger;
import io.gerbang.settlement.adapter.postgres.PostgresMerchants;
import io.gerbang.settlement.adapter.postgres.PostgresPaymentBalances;
import io.gerbang.settlement.adapter.postgres.PostgresPayoutDirectory;
import io.gerbang.settlement.adapter.postgres.PostgresPayouts;
import io.gerbang.settlement.adapter.postgres.PostgresPricePlans;
import io.gerbang.settlement.application.BalanceTransactions;
import io.gerbang.settlement.application.Balances;
import io.gerbang.settlement.application.Calendars;
import io.gerbang.settlement.application.CancelPayout;
import io.gerbang.settlement.application.FollowPayouts;
import io.gerbang.settlement.application.Ledger;
import io.gerbang.settlement.application.Merchants;
import io.gerbang.settlement.application.PayingBank;
import io.gerbang.settlement.application.PaymentBacklog;
import io.gerbang.settlement.application.PaymentBalances;
import io.gerbang.settlement.application.PayoutDirectory;
import io.gerbang.settlement.application.Payouts;
import io.gerbang.settlement.application.PostPayments;
import io.gerbang.settlement.application.PricePlans;
import io.gerbang.settlement.application.RunSettlements;
import io.gerbang.settlement.application.SettleMerchant;
import io.gerbang.web.key.ApiKeys;
import io.gerbang.web.key.CheckoutKeys;
import io.gerbang.web.limit.CheckoutRateLeases;
import io.gerbang.web.limit.RateLeases;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The plain objects of settlement as beans. */
final class SettlementBeans {

    @Produces
    @Singleton
    Clock wallClock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Calendars calendars() {
        return new JollydayCalendars();
    }

    @Produces
    @Singleton
    Ledger ledger(MessagingConfig messaging) {
        return new PostgresLedger(messaging.slot());
    }

    @Produces
    @Singleton
    Balances balances(Database database) {
        return new PostgresBalances(database);
    }

    /** Balances are read rarely, so the hop costs little, and a key works no longer than there. */
    @Produces
    @Singleton
    ApiKeys apiKeys(Vertx vertx, CheckoutConfig config) {
        return new CheckoutKeys(vertx, config.url(), config.timeoutMs());
    }

    /** Checkout has the buckets of all services. */
    @Produces
    @Singleton
    RateLeases rateLeases(Vertx vertx, CheckoutConfig config) {
        return new CheckoutRateLeases(vertx, config.url(), config.timeoutMs());
    }

    @Produces
    @Singleton
    PaymentBalances paymentBalances() {
        return new PostgresPaymentBalances();
    }

    @Produces
    @Singleton
    PricePlans pricePlans(Pool pool, SettlementConfig config) {
        return new PostgresPricePlans(pool, Duration.ofMillis(config.priceRefreshMs()));
    }

    @Produces
    @Singleton
    Merchants merchants(Database database, SettlementConfig config) {
        return new PostgresMerchants(database, config.defaultCountry(), config.defaultCurrency());
    }

    @Produces
    @Singleton
    Payouts payouts(Pool pool) {
        return new PostgresPayouts(pool);
    }

    @Produces
    @Singleton
    PayoutDirectory payoutDirectory(Database database) {
        return new PostgresPayoutDirectory(database);
    }

    @Produces
    @Singleton
    BalanceTransactions balanceTransactions(Database database) {
        return new PostgresBalanceTransactions(database);
    }

    @Produces
    @Singleton
    PostPayments postPayments(
            Merchants merchants,
            PaymentBalances payments,
            PricePlans pricePlans,
            Calendars calendars,
            Ledger ledger,
            Outbox outbox) {
        return new PostPayments(merchants, payments, pricePlans, calendars, ledger, outbox);
    }

    @Produces
    @Singleton
    SettleMerchant settleMerchant(
            Database database,
            Merchants merchants,
            Balances balances,
            Payouts payouts,
            Ledger ledger,
            Outbox outbox,
            Calendars calendars,
            SettlementConfig config) {
        return new SettleMerchant(
                database,
                merchants,
                balances,
                payouts,
                ledger,
                outbox,
                calendars,
                config.payoutDays());
    }

    @Produces
    @Singleton
    FollowPayouts followPayouts(
            Database database,
            Merchants merchants,
            Payouts payouts,
            Ledger ledger,
            Outbox outbox,
            PayingBank bank) {
        return new FollowPayouts(database, merchants, payouts, ledger, outbox, bank);
    }

    @Produces
    @Singleton
    CancelPayout cancelPayout(
            Database database,
            Merchants merchants,
            Payouts payouts,
            Ledger ledger,
            Outbox outbox,
            Clock wallClock) {
        return new CancelPayout(database, merchants, payouts, ledger, outbox, wallClock);
    }

    @Produces
    @Singleton
    TopicProgress payments(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        return new TopicProgress(
                Admin.create(kafka), Topic.AUTHORIZATION_PAYMENT.topicName(), service);
    }

    void close(@Disposes TopicProgress payments) {
        payments.close();
    }

    @Produces
    @Singleton
    PaymentBacklog paymentBacklog(TopicProgress payments) {
        return new KafkaPaymentBacklog(payments);
    }

    @Produces
    @Singleton
    RunSettlements runSettlements(
            Database database,
            Merchants merchants,
            SettleMerchant settle,
            FollowPayouts follow,
            PaymentBacklog backlog,
            Outbox outbox,
            Clock wallClock,
            SettlementConfig config) {
        return new RunSettlements(
                database,
                merchants,
                settle,
                follow,
                backlog,
                outbox,
                wallClock,
                Duration.ofMillis(config.runLeaseMs()));
    }
}
