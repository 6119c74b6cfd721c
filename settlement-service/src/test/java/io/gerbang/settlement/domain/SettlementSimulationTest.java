package io.gerbang.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.settlement.domain.BalanceTransaction.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random captures, refunds, midnights and bank failures; the books hold after every step. */
class SettlementSimulationTest {

    private static final AccountHolder HOLDER = new AccountHolder("acct_1", false);
    private static final List<String> CURRENCIES = List.of("usd", "eur", "idr");
    private static final BusinessCalendar CALENDAR =
            new BusinessCalendar(date -> date.getDayOfMonth() == 17);

    private final long seed = Long.getLong("gerbang.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<Key, Long> sums = new HashMap<>();
    private final Map<String, PaymentBalance> payments = new HashMap<>();
    private final List<BalanceTransaction> transactions = new ArrayList<>();
    private final Map<String, Long> nets = new HashMap<>();
    private final List<PayoutOrder> payouts = new ArrayList<>();
    private final Map<String, Payout> open = new HashMap<>();
    private final HashSet<String> ids = new HashSet<>();
    private Instant settledUntil = Instant.parse("2026-11-02T00:00:00Z");
    private Instant now = settledUntil;
    private int made;

    private record Key(Account account, String currency, @Nullable Instant availableOn) {}

    @Test
    void the_books_hold_whatever_happens() {
        System.out.println("seed " + seed + " (-Dgerbang.seed)");
        for (int step = 0; step < 5_000; step++) {
            switch (random.nextInt(11)) {
                case 0, 1, 2, 3 -> capture();
                case 4, 5 -> refund();
                case 6 -> answerOfTheBank();
                case 7 -> settleSome();
                case 8 -> cancellation();
                default -> passTime();
            }
        }
        assertThat(payouts).as("seed %d", seed).isNotEmpty();
        payouts.forEach(this::requireMembers);
    }

    private void capture() {
        var suffix = String.valueOf(++made);
        var before = random.nextInt(5) == 0 ? anyPayment() : null;
        var currency = before == null ? any(CURRENCIES) : before.currency();
        var payment = before == null ? "pi_" + suffix : before.paymentId();
        var plan = new PricePlan(29_000, currency.equals("idr") ? 200_000 : 30, 2);
        var capture =
                new Capture(
                        payment,
                        HOLDER,
                        before == null ? "ch_" + suffix : before.chargeId(),
                        "cap_" + suffix,
                        1 + random.nextInt(500_000),
                        currency,
                        sometimesLate());
        take(PaymentBookkeeper.capture(before, capture, plan, CALENDAR, settledUntil));
    }

    private void refund() {
        var payment = anyPayment();
        if (payment == null || payment.captured() == payment.refunded()) {
            return;
        }
        var amount = 1 + random.nextLong(payment.captured() - payment.refunded());
        var refund = new Refund("re_" + ++made, amount, sometimesLate());
        take(PaymentBookkeeper.refund(payment, refund, settledUntil));
    }

    private void passTime() {
        now = now.plus(Duration.ofMinutes(random.nextInt(600)));
    }

    /** Settlement lags behind the clock, so postings come between a midnight and its turn. */
    private void settleSome() {
        for (var most = 1 + random.nextInt(3); most > 0; most--) {
            var midnight = SettlementSchedule.nextAfter(settledUntil);
            if (!midnight.isAfter(now)) {
                settle(midnight);
            }
        }
    }

    private void settle(Instant midnight) {
        var balances = new ArrayList<Balance>();
        sums.forEach((key, sum) ->
                balances.add(new Balance(key.account(), key.currency(), sum, key.availableOn())));
        var terms = new Settlement.Terms(HOLDER, "ba_1", payouts.size(), CALENDAR, 1);
        var settlement = Settlement.at(midnight, balances, terms);
        settlement.postings().forEach(this::post);
        for (var payout : settlement.payouts()) {
            payouts.add(payout.order());
            open.put(payout.order().payoutId(), payout);
        }
        settledUntil = midnight;
        sums.forEach((key, sum) -> {
            if (key.availableOn() != null && !key.availableOn().isAfter(midnight)) {
                assertThat(sum).as("released, seed %d", seed).isZero();
            }
        });
    }

    private void answerOfTheBank() {
        if (open.isEmpty()) {
            return;
        }
        var payout = PayoutDecider.order(any(List.copyOf(open.values())));
        var status = any(List.of(BankTransfer.Status.values()));
        for (var reached :
                PayoutDecider.decide(payout, new BankTransfer("tr_1", status, "account_closed"))) {
            reach(reached);
        }
    }

    private void cancellation() {
        if (!open.isEmpty()) {
            PayoutDecider.cancel(any(List.copyOf(open.values()))).ifPresent(this::reach);
        }
    }

    private void reach(Payout reached) {
        PayoutBookkeeper.posting(reached, now, settledUntil).ifPresent(this::post);
        open.put(reached.order().payoutId(), reached);
    }

    private void take(PaymentBookkeeper.Booked booked) {
        payments.put(booked.payment().paymentId(), booked.payment());
        post(booked.posting());
    }

    private void post(Posting posting) {
        assertThat(ids.add(posting.transaction().id())).as("id, seed %d", seed).isTrue();
        for (var entry : posting.transaction().entries()) {
            var key = new Key(entry.account(), entry.currency(), entry.availableOn());
            sums.merge(key, entry.amount(), Long::sum);
        }
        var transaction = posting.balanceTransaction();
        if (transaction != null) {
            assertThat(transaction.availableOn().isBefore(settledUntil)).isFalse();
            assertThat(ids.add(transaction.id())).as("id, seed %d", seed).isTrue();
            transactions.add(transaction);
            nets.merge(transaction.currency(), transaction.net(), Long::sum);
        }
        requireSums();
    }

    private void requireSums() {
        for (var currency : CURRENCIES) {
            assertThat(sum(currency, Account.values())).as("seed %d", seed).isZero();
            assertThat(sum(currency, Account.NETWORK_RECEIVABLE)).isNotNegative();
            assertThat(sum(currency, Account.PAYOUTS_IN_TRANSIT)).isNotPositive();
            assertThat(-sum(currency, Account.MERCHANT_PENDING, Account.MERCHANT_AVAILABLE))
                    .as("balance is the sum of its transactions, seed %d", seed)
                    .isEqualTo(nets.getOrDefault(currency, 0L));
        }
    }

    private long sum(String currency, Account... accounts) {
        return sums.entrySet().stream()
                .filter(each -> each.getKey().currency().equals(currency))
                .filter(each -> List.of(accounts).contains(each.getKey().account()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** A payout is the sum of what became available since the one before it. */
    private void requireMembers(PayoutOrder payout) {
        var after =
                payouts.stream()
                        .filter(each -> each.currency().equals(payout.currency()))
                        .map(PayoutOrder::createdAt)
                        .filter(payout.createdAt()::isAfter)
                        .max(Instant::compareTo)
                        .orElse(Instant.MIN);
        var members =
                transactions.stream()
                        .filter(each -> each.type() != Type.PAYOUT)
                        .filter(each -> each.currency().equals(payout.currency()))
                        .filter(each -> each.availableOn().isAfter(after))
                        .filter(each -> !each.availableOn().isAfter(payout.createdAt()))
                        .mapToLong(BalanceTransaction::net)
                        .sum();
        assertThat(members).as("members, seed %d", seed).isEqualTo(payout.amount());
    }

    private Instant sometimesLate() {
        return random.nextInt(10) == 0 ? now.minus(Duration.ofDays(random.nextInt(5))) : now;
    }

    private @Nullable PaymentBalance anyPayment() {
        return payments.isEmpty() ? null : any(List.copyOf(payments.values()));
    }

    private <T> T any(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
