package io.gerbang.local.gateway;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Asks over HTTP whether a process serves. */
final class HttpProbe {
    private static final int TIMEOUT_MS = 1_000;

    private HttpProbe() {}

    /** Whether a GET of the address answers that status. */
    static boolean answers(String url, int status) {
        return answers(url, status, Optional.empty());
    }

    /**
     * @param authority whose certificates to trust, in PEM; those that Java trusts without one
     */
    static boolean answers(String url, int status, Optional<Path> authority) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            if (authority.isPresent() && connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(trusting(authority.get()));
            }
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

    private static SSLSocketFactory trusting(Path authority) throws IOException {
        try (var file = Files.newInputStream(authority)) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(file));
            var managers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException failure) {
            throw new IOException(failure);
        }
    }
}
