package io.gerbang.cli.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The way to a gateway. */
public final class Wire {
    private Wire() {}

    /**
     * @throws IOException with a sentence for the user where nobody listens
     */
    public static HttpResponse<String> send(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException failure) {
            var address = request.uri();
            throw new IOException(
                    "nobody answers at %s://%s; start the gateway with ./gerbang up"
                            .formatted(address.getScheme(), address.getAuthority()),
                    failure);
        }
    }
}
