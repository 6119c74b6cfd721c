package io.gerbang.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Polls, gathers what arrives within a moment, hands it to the inbox as one batch, and polls again
 * once it is taken: what arrives meanwhile waits at the broker and makes the next batch larger. The
 * first record of a quiet moment waits for no company. It runs on a thread of its own and may
 * block.
 *
 * <p>Offsets are committed on a timer, and only when everything polled has been taken.
 */
public final class ConsumerLoop implements Runnable, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(250);
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(1);
    private static final Duration LAST_COMMIT = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final Inbox inbox;
    private final Duration window;
    private final int largestBatch;
    private long takenAt = System.nanoTime();
    private long commitAt = System.nanoTime();
    private boolean uncommitted;
    private volatile boolean running = true;

    /**
     * @param consumer that commits nothing by itself
     * @param window how long to gather under load
     * @param largestBatch records after which nothing more is gathered
     */
    public ConsumerLoop(
            Consumer<byte[], byte[]> consumer,
            List<String> topics,
            Inbox inbox,
            Duration window,
            int largestBatch) {
        this.consumer = consumer;
        this.topics = topics;
        this.inbox = inbox;
        this.window = window;
        this.largestBatch = largestBatch;
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(topics);
            while (running) {
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
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf("The consumer waits: %s", e.toString());
            rewind(batch);
            Thread.sleep(PAUSE_AFTER_FAILURE);
        }
    }

    private void gather(List<ConsumerRecord<byte[], byte[]>> batch) {
        consumer.poll(LONGEST_POLL).forEach(batch::add);
        var now = System.nanoTime();
        if (batch.isEmpty() || now - takenAt > 2 * window.toNanos()) {
            return;
        }
        var end = now + window.toNanos();
        while (batch.size() < largestBatch && now - end < 0) {
            consumer.poll(Duration.ofNanos(end - now)).forEach(batch::add);
            now = System.nanoTime();
        }
    }

    private void take(List<ConsumerRecord<byte[], byte[]>> batch) {
        inbox.process(batch).await().indefinitely();
        batch.clear();
        uncommitted = true;
        takenAt = System.nanoTime();
    }

    private void commitWhenDue() {
        if (uncommitted && System.nanoTime() - commitAt >= 0) {
            consumer.commitAsync();
            uncommitted = false;
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
