package io.gerbang.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to Kafka and waits for its answer. A record that Kafka refuses for good holds back
 * its own aggregate only, and a topic that Kafka does not know itself only; everything else goes
 * on. Not thread-safe, and it blocks.
 */
final class RelayProducer {

    private static final Logger LOG = Logger.getLogger(RelayProducer.class);
    private static final Duration HELD_BACK_FOR = Duration.ofSeconds(5);

    /** An event under way to Kafka. */
    private record Sent(Outgoing event, Future<?> result) {

        /** Null where it is under way still, or has arrived. */
        @Nullable Throwable failureSoFar() {
            return result.state() == Future.State.FAILED ? result.exceptionNow() : null;
        }
    }

    private final Producer<byte[], byte[]> producer;
    private final Map<String, Long> keysHeldBackUntil = new HashMap<>();
    private final Map<String, Long> topicsHeldBackUntil = new HashMap<>();

    RelayProducer(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Aggregates that wait, for now. */
    Set<String> keysHeldBack() {
        return heldBack(keysHeldBackUntil);
    }

    /** Topics that wait, for now. */
    Set<String> topicsHeldBack() {
        return heldBack(topicsHeldBackUntil);
    }

    boolean holdsBack(Outgoing event) {
        return keysHeldBack().contains(event.key()) || topicsHeldBack().contains(event.topic());
    }

    private static Set<String> heldBack(Map<String, Long> until) {
        until.values().removeIf(end -> end - System.nanoTime() < 0);
        return until.keySet();
    }

    /** Sends events in order. Returns those that Kafka has acknowledged. */
    List<Outgoing> publish(List<Outgoing> events) throws InterruptedException {
        var sends = send(events);
        // Whatever is sent to a broker goes in one request, and waits for no more.
        producer.flush();
        return acknowledged(sends);
    }

    /**
     * A send blocks for a while where Kafka does not know the topic, and where Kafka is away: the
     * second topic to which that happens is the last.
     */
    private List<Sent> send(List<Outgoing> events) {
        var sends = new ArrayList<Sent>(events.size());
        Set<String> failedKeys = new HashSet<>();
        Set<String> unanswered = new HashSet<>();
        for (var event : events) {
            if (unanswered.contains(event.topic()) || failedKeys.contains(event.key())) {
                continue;
            }
            var send = new Sent(event, producer.send(event.record()));
            sends.add(send);
            var failure = send.failureSoFar();
            if (failure instanceof RetriableException) {
                holdBackTopic(event.topic(), failure);
                unanswered.add(event.topic());
            } else if (failure != null) {
                failedKeys.add(event.key());
            }
            if (unanswered.size() > 1) {
                break;
            }
        }
        return sends;
    }

    private List<Outgoing> acknowledged(List<Sent> sends) throws InterruptedException {
        var acknowledged = new ArrayList<Outgoing>(sends.size());
        Set<String> failedKeys = new HashSet<>();
        for (var sent : sends) {
            var event = sent.event();
            try {
                sent.result().get();
                if (!failedKeys.contains(event.key())) {
                    acknowledged.add(event);
                }
            } catch (ExecutionException e) {
                failedKeys.add(event.key());
                holdBackKey(event, e.getCause());
            }
        }
        return acknowledged;
    }

    private void holdBackKey(Outgoing event, Throwable cause) {
        if (cause instanceof RetriableException) {
            return;
        }
        LOG.errorf("Kafka refuses %s, its aggregate waits: %s", event, cause);
        keysHeldBackUntil.put(event.key(), System.nanoTime() + HELD_BACK_FOR.toNanos());
    }

    private void holdBackTopic(String topic, Throwable cause) {
        LOG.warnf("Kafka does not take %s, it waits: %s", topic, cause);
        topicsHeldBackUntil.put(topic, System.nanoTime() + HELD_BACK_FOR.toNanos());
    }
}
