package io.gerbang.simulators.adapter.network;

import io.gerbang.simulators.application.FaultPlan;
import io.gerbang.simulators.application.Issuer;
import io.gerbang.simulators.config.SimulatorsConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The card network's port. All its connections live on one event loop, as the issuer is one. */
@Singleton
final class CardNetworkServer {

    private static final Logger LOG = Logger.getLogger(CardNetworkServer.class);

    private final Vertx vertx;
    private final Issuer issuer;
    private final FaultPlan faults;
    private final SimulatorsConfig config;
    private volatile @Nullable NetServer server;

    CardNetworkServer(Vertx vertx, Issuer issuer, FaultPlan faults, SimulatorsConfig config) {
        this.vertx = vertx;
        this.issuer = issuer;
        this.faults = faults;
        this.config = config;
    }

    /** Emits the port when the network listens at it, or fails. */
    public Uni<Integer> listen() {
        var context = vertx.getOrCreateContext();
        return Uni.createFrom()
                .emitter(listening ->
                        context.runOnContext(_ ->
                                listen(context)
                                        .onSuccess(listening::complete)
                                        .onFailure(listening::fail)));
    }

    /** The port that the network listens at. */
    public int port() {
        return server == null ? config.cardNetworkPort() : server.actualPort();
    }

    @PreDestroy
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private Future<Integer> listen(Context context) {
        var wire = new Iso8583Wire();
        var batcher =
                new RequestBatcher(
                        vertx,
                        context,
                        issuer,
                        config.batchSize(),
                        config.restMs(),
                        config.adviceRestMs());
        server =
                vertx.createNetServer(new NetServerOptions().setTcpNoDelay(true))
                        .connectHandler(socket ->
                                new Conversation(vertx, context, socket, wire, batcher, faults)
                                        .start());
        return server.listen(config.cardNetworkPort(), config.cardNetworkHost())
                .map(NetServer::actualPort)
                .onSuccess(port -> LOG.infof("the card network listens at port %d", port));
    }
}
