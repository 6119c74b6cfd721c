package io.gerbang.simulators.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of the simulated card network and issuing bank. */
@ConfigMapping(prefix = "gerbang.simulators")
public interface SimulatorsConfig {

    /** The address that the card network listens at. */
    @WithDefault("${quarkus.http.host:127.0.0.1}")
    String cardNetworkHost();

    /** The card network's TCP port; GERBANG_CARD_NETWORK_PORT in the environment. */
    @WithDefault("${gerbang.card-network.port:8583}")
    int cardNetworkPort();

    /**
     * The base address at which shoppers' browsers reach the access control server; without it, the
     * one at which merchants reach the directory server.
     */
    Optional<String> acsUrl();

    /** Requests that are decided in one transaction at most. */
    @WithDefault("500")
    int batchSize();

    /** The key of the hashes that stand for card numbers; these are test numbers, all published. */
    @WithDefault("the-simulated-issuer-knows-test-numbers-only")
    String cardHashKey();

    /** The rest between two batches, in which requests are collected, at least 1 millisecond. */
    @WithDefault("3")
    int restMs();

    /** How long advices lie where no request comes that they could be decided with. */
    @WithDefault("40")
    int adviceRestMs();
}
