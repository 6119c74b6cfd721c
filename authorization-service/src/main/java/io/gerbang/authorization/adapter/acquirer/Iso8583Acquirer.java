package io.gerbang.authorization.adapter.acquirer;

import com.solab.iso8583.IsoMessage;
import io.gerbang.authorization.application.issuer.Acquirer;
import io.gerbang.authorization.application.issuer.AcquirerAnswer;
import io.gerbang.authorization.application.issuer.AdviceAnswer;
import io.gerbang.authorization.application.issuer.CaptureAdvice;
import io.gerbang.authorization.application.issuer.CardAuthorization;
import io.gerbang.authorization.application.issuer.IncrementRequest;
import io.gerbang.authorization.application.issuer.LateApproval;
import io.gerbang.authorization.application.issuer.RefundRequest;
import io.gerbang.authorization.application.issuer.ReversalAdvice;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The card network over ISO 8583. Answers are emitted on the connection's event loop. While the
 * connection is down a request waits for it, as long as it would wait for its answer.
 */
@Startup
@ApplicationScoped
class Iso8583Acquirer implements Acquirer {

    private static final Logger LOG = Logger.getLogger(Iso8583Acquirer.class);
    private static final int REPEAT = 1;
    private static final int ANSWER = 0x10;

    private final Iso8583Wire wire = new Iso8583Wire();
    private final CardNetworkMessages messages;
    private final CardNetworkLink link;
    private volatile Consumer<LateApproval> lateApprovals =
            approval -> LOG.warnf("nobody listens to the late approval of %s", approval.rrn());

    Iso8583Acquirer(Vertx vertx, AcquirerConfig config) {
        messages = new CardNetworkMessages(wire, config);
        link = new CardNetworkLink(vertx, config, wire, this::unmatched);
    }

    @PostConstruct
    void open() {
        link.open();
    }

    @PreDestroy
    void close() {
        link.close();
    }

    @Override
    public Uni<AcquirerAnswer> authorize(CardAuthorization authorization) {
        return send(() -> messages.authorization(0x0100, authorization))
                .map(reply -> CardNetworkAnswers.request(reply, false));
    }

    @Override
    public Uni<AcquirerAnswer> repeatAuthorization(CardAuthorization authorization) {
        return send(() -> messages.authorization(0x0100 + REPEAT, authorization))
                .map(reply -> CardNetworkAnswers.request(reply, true));
    }

    @Override
    public Uni<AdviceAnswer> capture(CaptureAdvice advice, boolean repeat) {
        return send(() -> messages.capture(type(0x0220, repeat), advice))
                .map(CardNetworkAnswers::capture);
    }

    @Override
    public Uni<AdviceAnswer> reverse(ReversalAdvice advice, boolean repeat) {
        return send(() -> messages.reversal(type(0x0420, repeat), advice))
                .map(CardNetworkAnswers::reversal);
    }

    @Override
    public Uni<AcquirerAnswer> increment(IncrementRequest increment, boolean repeat) {
        return send(() -> messages.increment(type(0x0100, repeat), increment))
                .map(reply -> CardNetworkAnswers.request(reply, repeat));
    }

    @Override
    public Uni<AcquirerAnswer> refund(RefundRequest refund, boolean repeat) {
        return send(() -> messages.refund(type(0x0200, repeat), refund))
                .map(reply -> CardNetworkAnswers.request(reply, repeat));
    }

    @Override
    public void onLateApproval(Consumer<LateApproval> listener) {
        lateApprovals = listener;
    }

    private Uni<Reply> send(Supplier<IsoMessage> request) {
        return Uni.createFrom()
                .emitter(emitter -> {
                    try {
                        link.send(exchange(request.get(), emitter::complete));
                    } catch (IllegalArgumentException unwritable) {
                        LOG.error("a request does not fit into its ISO 8583 message");
                        emitter.complete(new Reply.Silence(false));
                    }
                });
    }

    private Exchange exchange(IsoMessage request, Consumer<Reply> listener) {
        var answerType = (request.getType() & ~REPEAT) + ANSWER;
        return new Exchange(Exchange.key(request), answerType, wire.frame(request), listener);
    }

    private static int type(int request, boolean repeat) {
        return repeat ? request + REPEAT : request;
    }

    private void unmatched(IsoMessage message) {
        CardNetworkAnswers.lateApproval(message)
                .ifPresent(approval -> lateApprovals.accept(approval));
    }
}
