package io.gerbang.messaging;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Polls, hands the whole poll to the inbox, and polls again once it is taken: what arrives
 * meanwhile waits at the broker and makes the next batch larger. It runs on a thread of its own and
 * may block.
 *
 * <p>The consumer commits its offsets on a timer from within {@code poll}, when everything polled
 * before has been taken.
 */
public final class ConsumerLoop implements Runnable, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(250);

    private final Consumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final Inbox inbox;
    private volatile boolean running = true;

    public ConsumerLoop(Consumer<byte[], byte[]> consumer, List<String> topics, Inbox inbox) {
        this.consumer = consumer;
        this.topics = topics;
        this.inbox = inbox;
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(topics);
            while (running) {
                pollOnce();
            }
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
        try {
            var records = consumer.poll(LONGEST_POLL);
            if (!records.isEmpty()) {
                take(records);
            }
        } catch (WakeupException e) {
            LOG.debug("The consumer is woken to end");
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf("The consumer waits: %s", e.toString());
            Thread.sleep(PAUSE_AFTER_FAILURE);
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        var taken = false;
        try {
            inbox.process(records).await().indefinitely();
            taken = true;
        } finally {
            if (!taken) {
                rewind(records);
            }
        }
    }

    /** The next poll, and the consumer's end, would commit what was polled, taken or not. */
    private void rewind(ConsumerRecords<byte[], byte[]> records) {
        for (var partition : records.partitions()) {
            consumer.seek(partition, records.records(partition).getFirst().offset());
        }
    }
}
