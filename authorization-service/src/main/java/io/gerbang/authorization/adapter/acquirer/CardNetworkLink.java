package io.gerbang.authorization.adapter.acquirer;

import com.solab.iso8583.IsoMessage;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One multiplexed connection to the card network, kept up for as long as the service runs. All its
 * state belongs to one event loop; requests are handed over to it, and those handed over in one
 * turn leave in one write.
 */
final class CardNetworkLink {

    private static final Logger LOG = Logger.getLogger(CardNetworkLink.class);
    private static final int SWEEPS_PER_TIMEOUT = 50;

    private final Vertx vertx;
    private final AcquirerConfig config;
    private final Iso8583Wire wire;
    private final NetworkManagement management;
    private final Consumer<IsoMessage> unmatched;
    private final Context context;
    private final NetClient client;
    private final Exchanges exchanges;
    private final Exchanges managed;
    private final Queue<Exchange> handedOver = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();

    private @Nullable NetSocket socket;
    private boolean signedOn;
    private boolean heard;
    private volatile boolean closed;
    private long pauseMs;
    private long unreadable;

    CardNetworkLink(
            Vertx vertx, AcquirerConfig config, Iso8583Wire wire, Consumer<IsoMessage> unmatched) {
        this.vertx = vertx;
        this.config = config;
        this.wire = wire;
        this.unmatched = unmatched;
        management = new NetworkManagement(wire);
        context = vertx.getOrCreateContext();
        exchanges = new Exchanges(config.maxInFlight(), config.timeoutMs());
        managed = new Exchanges(Integer.MAX_VALUE, config.timeoutMs());
        pauseMs = config.reconnectMinMs();
        client =
                vertx.createNetClient(
                        new NetClientOptions()
                                .setTcpNoDelay(true)
                                .setConnectTimeout(config.timeoutMs()));
    }

    void open() {
        context.runOnContext(_ -> {
            var sweepMs = Math.max(1, config.timeoutMs() / SWEEPS_PER_TIMEOUT);
            vertx.setPeriodic(sweepMs, _ -> sweep());
            vertx.setPeriodic(config.echoIntervalMs(), _ -> echo());
            connect();
        });
    }

    private void sweep() {
        var now = nowMs();
        managed.settleOverdue(now);
        exchanges.settleOverdue(now);
    }

    /** Signs off and closes; what still waits for an answer is settled as unanswered. */
    void close() {
        context.runOnContext(_ -> {
            closed = true;
            if (socket != null) {
                socket.write(management.request(NetworkManagement.SIGN_OFF));
            }
            client.close();
        });
    }

    /**
     * May be called from any thread; the exchange is settled on the link's event loop. It is woken
     * when the caller's turn is over: the first of many requests would leave alone otherwise.
     */
    void send(Exchange exchange) {
        handedOver.add(exchange);
        if (awake.compareAndSet(false, true)) {
            vertx.runOnContext(_ -> context.runOnContext(_ -> takeOver()));
        }
    }

    private void takeOver() {
        awake.set(false);
        var now = nowMs();
        for (var next = handedOver.poll(); next != null; next = handedOver.poll()) {
            exchanges.admit(next, now);
        }
        transmit();
    }

    private void transmit() {
        if (socket != null && signedOn) {
            var bytes = exchanges.takeUnsent();
            if (bytes.length() > 0) {
                socket.write(bytes);
            }
        }
    }

    private void connect() {
        if (!closed) {
            client.connect(config.port(), config.host())
                    .onSuccess(this::connected)
                    .onFailure(_ -> connectLater());
        }
    }

    private void connectLater() {
        if (pauseMs == config.reconnectMinMs()) {
            LOG.warnf("card network at %s:%d is away", config.host(), config.port());
        }
        vertx.setTimer(pauseMs, _ -> connect());
        pauseMs = Math.min(2 * pauseMs, config.reconnectMaxMs());
    }

    private void connected(NetSocket connection) {
        socket = connection;
        connection.handler(new FrameReader(this::received));
        connection.exceptionHandler(_ -> connection.close());
        connection.closeHandler(_ -> disconnected());
        manage(NetworkManagement.SIGN_ON, this::signedOn);
    }

    private void signedOn() {
        LOG.infof("signed on to the card network at %s:%d", config.host(), config.port());
        signedOn = true;
        pauseMs = config.reconnectMinMs();
        transmit();
    }

    private void disconnected() {
        socket = null;
        signedOn = false;
        managed.settleSent();
        exchanges.settleSent();
        if (!closed) {
            connectLater();
        }
    }

    private void echo() {
        if (signedOn && !heard) {
            manage(NetworkManagement.ECHO, () -> {});
        }
        heard = false;
    }

    /** A connection over which the network does not manage to answer this is of no use. */
    private void manage(String code, Runnable onApproval) {
        var connection = socket;
        if (connection != null) {
            var exchange =
                    management.exchange(code, approved -> after(approved, connection, onApproval));
            managed.await(exchange, nowMs());
            connection.write(exchange.takeFrame());
        }
    }

    private void after(boolean approved, NetSocket connection, Runnable onApproval) {
        if (approved && connection == socket) {
            onApproval.run();
        } else {
            connection.close();
        }
    }

    private void received(Buffer bytes) {
        wire.parse(bytes).ifPresentOrElse(this::understood, this::notUnderstood);
    }

    private void understood(IsoMessage message) {
        heard = true;
        if (management.isRequest(message)) {
            if (socket != null) {
                socket.write(management.answer(message));
            }
            return;
        }
        managed.match(message)
                .or(() -> exchanges.match(message))
                .ifPresentOrElse(
                        exchange -> exchange.settle(new Reply.Answer(message)),
                        () -> unmatched.accept(message));
    }

    private void notUnderstood() {
        unreadable++;
        LOG.warnf("the card network sent what is no message, %d times so far", unreadable);
    }

    private static long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
