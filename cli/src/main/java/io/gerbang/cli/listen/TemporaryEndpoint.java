package io.gerbang.cli.listen;

import static io.gerbang.cli.api.Api.encoded;

import io.gerbang.cli.api.Api;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * A webhook endpoint of the merchant for as long as this process runs. The gateway delivers to it
 * as to any other, at least once: reading the list of events again and again would miss those that
 * commit later than one with a later id.
 *
 * @param secret signs what comes
 */
record TemporaryEndpoint(Api api, String id, String secret) {
    private static final String ENDPOINTS = "/v1/webhook_endpoints";

    /** Which process it belongs to, as metadata. */
    private static final String OWNER = "gerbang_listen";

    /** Asks for events, after it removed what killed processes left behind. */
    static TemporaryEndpoint register(Api api, String url, Options options)
            throws IOException, InterruptedException {
        removeLeftovers(api);
        var types =
                options.events().stream()
                        .map(type -> "&enabled_events[]=" + encoded(type))
                        .collect(Collectors.joining());
        var version = options.apiVersion();
        var made =
                api.post(
                        ENDPOINTS,
                        "url=%s&metadata[%s]=%d&description=gerbang+listen%s%s"
                                .formatted(
                                        encoded(url),
                                        OWNER,
                                        ProcessHandle.current().pid(),
                                        types,
                                        version == null ? "" : "&api_version=" + encoded(version)));
        return new TemporaryEndpoint(api, made.path("id").asText(), made.path("secret").asText());
    }

    void remove() throws IOException, InterruptedException {
        api.delete(ENDPOINTS + "/" + id);
    }

    private static void removeLeftovers(Api api) throws IOException, InterruptedException {
        for (var endpoint : api.get(ENDPOINTS + "?limit=100").path("data")) {
            var owner = endpoint.path("metadata").path(OWNER).asLong();
            if (owner > 0 && ProcessHandle.of(owner).filter(ProcessHandle::isAlive).isEmpty()) {
                api.delete(ENDPOINTS + "/" + endpoint.path("id").asText());
            }
        }
    }

    @Override
    public String toString() {
        return "TemporaryEndpoint[" + id + "]";
    }
}
