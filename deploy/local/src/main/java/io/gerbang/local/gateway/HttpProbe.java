package io.gerbang.local.gateway;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks over HTTP whether a process serves. */
final class HttpProbe {
    private static final int TIMEOUT_MS = 1_000;

    private HttpProbe() {}

    /** Whether a GET of the address answers that status. */
    static boolean answers(String url, int status) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            try {
                return connection.getResponseCode() == status;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
