package io.gerbang.web;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Makes clients of the other services. Where {@code gerbang.services.ca-file} names an authority,
 * its certificates are trusted, and no others.
 */
public final class NeighbourClient {

    private static final String AUTHORITY = "gerbang.services.ca-file";

    private NeighbourClient() {}

    public static HttpClient create(Vertx vertx) {
        var options = new HttpClientOptions();
        ConfigProvider.getConfig()
                .getOptionalValue(AUTHORITY, String.class)
                .map(file -> new PemTrustOptions().addCertPath(file))
                .ifPresent(options::setTrustOptions);
        return vertx.createHttpClient(options);
    }
}
