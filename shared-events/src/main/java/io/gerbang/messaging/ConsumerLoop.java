package io.gerbang.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Polls, hands what came to the inbox as one batch, and polls again once it is taken: what arrives
 * meanwhile waits at the broker and makes the next batch larger. An event that somebody waits for
 * waits for no company; the others lie until one such comes, or for a while. It runs on a thread of
 * its own and may block.
 *
 * <p>Offsets are committed on a timer, and only when everything polled has been taken. Another
 * process under the same name ends the loop: one of the two is a mistake.
 */
public final class ConsumerLoop implements Runnable, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);
    private static final long MILLISECOND = Duration.ofMillis(1).toNanos();
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(250);
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(1);
    private static final Duration LAST_COMMIT = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final Inbox inbox;
    private final MissedRecords missed;
    private final BatchPace pace;
    private long commitAt = System.nanoTime();
    private boolean uncommitted;
    private volatile boolean running = true;
    private volatile long lastPollAt = System.nanoTime();

    /**
     * @param consumer that commits nothing by itself, and begins nowhere by itself
     */
    public ConsumerLoop(
            Consumer<byte[], byte[]> consumer,
            List<String> topics,
            Inbox inbox,
            MissedRecords missed,
            BatchPace pace) {
        this.consumer = consumer;
        this.topics = topics;
        this.inbox = inbox;
        this.missed = missed;
        this.pace = pace;
    }

    /** When it last polled, by {@link System#nanoTime()}. */
    public long lastPollAt() {
        return lastPollAt;
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(topics);
            while (running) {
                lastPollAt = System.nanoTime();
                pollOnce();
            }
            commitAtTheEnd();
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("The consumer is interrupted");
        }
    }

    /** Ends the loop once the poll under way has been taken. */
    @Override
    public void close() {
        running = false;
        consumer.wakeup();
    }

    private void pollOnce() throws InterruptedException {
        var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try {
            gather(batch);
            if (!batch.isEmpty()) {
                take(batch);
            }
            commitWhenDue();
        } catch (WakeupException e) {
            rewind(batch);
            LOG.debug("The consumer is woken to end");
        } catch (InterruptException | FencedInstanceIdException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf("The consumer waits: %s", e.toString());
            rewind(batch);
            Thread.sleep(PAUSE_AFTER_FAILURE);
        }
    }

    private void gather(List<ConsumerRecord<byte[], byte[]>> batch) {
        var awaited = poll(LONGEST_POLL, batch);
        var end = System.nanoTime() + pace.patience().toNanos();
        var left = pace.patience().toNanos();
        // The consumer counts in whole milliseconds: what is left of one would be spent spinning.
        while (!batch.isEmpty()
                && !awaited
                && batch.size() < pace.largest()
                && left >= MILLISECOND) {
            awaited = poll(Duration.ofNanos(left), batch);
            left = end - System.nanoTime();
        }
    }

    /** Whether somebody waits for anything that came. */
    private boolean poll(Duration longest, List<ConsumerRecord<byte[], byte[]>> batch) {
        var somebody = false;
        try {
            for (var raw : consumer.poll(longest)) {
                batch.add(raw);
                somebody |= pace.isAwaited(EventHeaders.typeOf(raw));
            }
        } catch (InvalidOffsetException e) {
            goToTheBeginning(e);
        }
        return somebody;
    }

    /**
     * Begins partitions anew: those that were never read, those whose next record has been dropped,
     * and those that were made anew and have not come as far again.
     */
    private void goToTheBeginning(InvalidOffsetException lost) {
        var wanted =
                lost instanceof OffsetOutOfRangeException known
                        ? known.offsetOutOfRangePartitions()
                        : Map.<TopicPartition, Long>of();
        consumer.beginningOffsets(lost.partitions())
                .forEach((partition, first) -> {
                    var from = wanted.getOrDefault(partition, 0L);
                    if (from < first) {
                        missed.note(partition, from, first).await().atMost(pace.longest());
                    }
                    consumer.seek(partition, first);
                });
    }

    private void take(List<ConsumerRecord<byte[], byte[]>> batch) {
        inbox.process(batch).await().atMost(pace.longest());
        batch.clear();
        uncommitted = true;
    }

    /** What could not be committed is, with what has come since, when it is due again. */
    private void commitWhenDue() {
        if (uncommitted && System.nanoTime() - commitAt >= 0) {
            uncommitted = false;
            consumer.commitAsync((_, failure) -> uncommitted |= failure != null);
            commitAt = System.nanoTime() + BETWEEN_COMMITS.toNanos();
        }
    }

    /** What is not committed is delivered once more, and dropped. */
    private void commitAtTheEnd() {
        try {
            consumer.commitSync(LAST_COMMIT);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.debugf("The last offsets are not committed: %s", e.toString());
        }
    }

    /** The next commit would be of what was polled, taken or not. */
    private void rewind(List<ConsumerRecord<byte[], byte[]>> batch) {
        Map<TopicPartition, Long> first = new HashMap<>();
        for (var raw : batch) {
            first.putIfAbsent(new TopicPartition(raw.topic(), raw.partition()), raw.offset());
        }
        first.keySet().retainAll(consumer.assignment());
        first.forEach(consumer::seek);
    }
}
