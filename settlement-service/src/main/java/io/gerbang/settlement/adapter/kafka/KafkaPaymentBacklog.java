package io.gerbang.settlement.adapter.kafka;

import io.gerbang.messaging.TopicProgress;
import io.gerbang.settlement.application.Merchant;
import io.gerbang.settlement.application.PaymentBacklog;
import io.gerbang.settlement.domain.AccountHolder;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Marks where the topic of payments ends when a clock has been set. Whatever a merchant saw before
 * came from that topic, so it lies before the mark.
 */
public final class KafkaPaymentBacklog implements PaymentBacklog {

    private final TopicProgress payments;
    private final Map<AccountHolder, Mark> marks = new ConcurrentHashMap<>();

    public KafkaPaymentBacklog(TopicProgress payments) {
        this.payments = payments;
    }

    /**
     * @param ends offsets that must have been taken; none once they were
     */
    private record Mark(String clockId, Instant setTo, Map<TopicPartition, Long> ends) {

        boolean isOf(Merchant.TestClock clock) {
            return clockId.equals(clock.clockId()) && setTo.equals(clock.frozenTime());
        }
    }

    @Override
    public Uni<Boolean> isTakenBefore(AccountHolder holder, Merchant.TestClock clock) {
        var known = marks.get(holder);
        if (known != null && known.isOf(clock)) {
            return isTaken(holder, known);
        }
        return payments.end()
                .map(ends -> new Mark(clock.clockId(), clock.frozenTime(), ends))
                .invoke(mark -> marks.put(holder, mark))
                .chain(mark -> isTaken(holder, mark));
    }

    private Uni<Boolean> isTaken(AccountHolder holder, Mark mark) {
        if (mark.ends().isEmpty()) {
            return Uni.createFrom().item(true);
        }
        return payments.hasReached(mark.ends())
                .invoke(taken -> {
                    if (taken) {
                        marks.put(holder, new Mark(mark.clockId(), mark.setTo(), Map.of()));
                    }
                });
    }
}
