package io.gerbang.authorization.adapter.acquirer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the card network is reached. */
@ConfigMapping(prefix = "gerbang.authorization.acquirer")
public interface AcquirerConfig {

    /** The network's host; GERBANG_CARD_NETWORK_HOST in the environment. */
    @WithDefault("${gerbang.card-network.host:127.0.0.1}")
    String host();

    /** The network's TCP port; GERBANG_CARD_NETWORK_PORT in the environment. */
    @WithDefault("${gerbang.card-network.port:8583}")
    int port();

    /** Field 41, up to 8 characters. STANs are unique per terminal and instance. */
    @WithDefault("GERBANG1")
    String terminalId();

    /** Field 32, up to 11 digits: who we are to the network. */
    @WithDefault("445653")
    String acquirerId();

    /** Field 43, up to 40 characters: what a cardholder reads on the statement. */
    @WithDefault("GERBANG                  JAKARTA      ID")
    String cardAcceptorName();

    /** How long a request waits for a connection and its answer, in milliseconds. */
    @WithDefault("5000")
    int timeoutMs();

    /** Requests that wait for an answer at once; one more is answered as not sent. */
    @WithDefault("2000")
    int maxInFlight();

    /** A connection that was silent for so long, in milliseconds, is asked for an echo. */
    @WithDefault("30000")
    int echoIntervalMs();

    /** The first pause before a new connection, in milliseconds; it doubles with each failure. */
    @WithDefault("100")
    int reconnectMinMs();

    /** The longest pause before a new connection, in milliseconds. */
    @WithDefault("5000")
    int reconnectMaxMs();
}
