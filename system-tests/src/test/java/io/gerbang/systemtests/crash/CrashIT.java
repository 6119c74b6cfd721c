package io.gerbang.systemtests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.HasId;
import com.stripe.model.PaymentIntent;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Every process that can die dies once while payments run; no payment is lost or doubled. */
@ExtendWith(GatewayExtension.class)
@Isolated("It kills every process.")
class CrashIT {
    private static final int PAYMENTS = 300;

    /** A machine that is busy with other work, too, may be given more. */
    private static final Duration RECOVERY_LIMIT =
            Duration.ofSeconds(Integer.getInteger("gerbang.recovery-limit-s", 10));

    private static final List<String> VICTIMS =
            List.of(
                    "checkout-service",
                    "fraud-service",
                    "authorization-service",
                    "settlement-service",
                    "kafka",
                    "postgres");

    private final RunningGateway gateway;
    private final V1Services stripe;

    CrashIT(RunningGateway gateway) {
        this.gateway = gateway;
        stripe = gateway.stripe(gateway.newMerchant().secretKey());
    }

    @Test
    void payments_survive_the_death_of_every_process() throws Exception {
        List<Placed> orders;
        Map<String, Duration> recoveries;
        var journal = new Journal();
        try (var mailbox = new Mailbox(stripe);
                var shop = new Shop(stripe, journal, PAYMENTS)) {
            recoveries = killAll(shop);
            orders = shop.finish();
            mailbox.awaitAll(orders);
        }

        recoveries.forEach(CrashIT::print);
        assertThat(orders).hasSizeGreaterThanOrEqualTo(PAYMENTS);
        assertEachIsAsWanted(orders);
        var placed = orders.stream().map(Placed::payment).toList();
        assertEachIsThereOnce(placed);
        assertEachIsChargedOnce(placed);
        assertThat(recoveries.values())
                .allSatisfy(time -> assertThat(time).isLessThan(RECOVERY_LIMIT));
        var check = gateway.check(journal.write(Path.of("target/journal.txt")));
        System.out.println(check.output());
        assertThat(check.status()).as(check.output()).isZero();
    }

    private Map<String, Duration> killAll(Shop shop) throws Exception {
        var other = gateway.stripe(gateway.newMerchant().secretKey());
        var killer = new Killer(gateway.state(), other);
        var recoveries = new LinkedHashMap<String, Duration>();
        for (var victim : VICTIMS) {
            var before = shop.begun();
            Await.until(begun -> begun > before + PAYMENTS / 15, shop::begun);
            recoveries.put(victim, killer.kill(victim));
        }
        return recoveries;
    }

    /** But for the attempts that were on their way to the card network when their sender died. */
    private static void assertEachIsAsWanted(List<Placed> orders) {
        var unanswered = orders.stream().filter(order -> !order.isAsWanted()).toList();
        assertThat(unanswered).hasSizeLessThanOrEqualTo(Shop.CLIENTS);
        assertThat(unanswered).allMatch(Placed::isUnanswered);
    }

    private static void print(String victim, Duration recovery) {
        System.out.printf(
                "%s killed: well again after %.1f s%n", victim, recovery.toMillis() / 1000.0);
    }

    private void assertEachIsThereOnce(List<PaymentIntent> placed) throws Exception {
        var listed = new ArrayList<String>();
        var params = PaymentIntentListParams.builder().setLimit(100L).build();
        stripe.paymentIntents()
                .list(params)
                .autoPagingIterable()
                .forEach(payment -> listed.add(payment.getId()));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(ids(placed));
    }

    /** In the ledger, where a second charge of a payment would be a second transaction. */
    private void assertEachIsChargedOnce(List<PaymentIntent> placed) throws Exception {
        var charges =
                placed.stream()
                        .filter(payment -> payment.getStatus().equals("succeeded"))
                        .map(PaymentIntent::getLatestCharge)
                        .toList();
        var posted = Await.until(sources -> sources.size() >= charges.size(), this::posted);
        assertThat(posted).containsExactlyInAnyOrderElementsOf(charges);
    }

    private List<String> posted() throws Exception {
        var sources = new ArrayList<String>();
        var params =
                BalanceTransactionListParams.builder().setType("charge").setLimit(100L).build();
        stripe.balanceTransactions()
                .list(params)
                .autoPagingIterable()
                .forEach(transaction -> sources.add(transaction.getSource()));
        return sources;
    }

    private static List<String> ids(List<? extends HasId> objects) {
        return objects.stream().map(HasId::getId).toList();
    }
}
