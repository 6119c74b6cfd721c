package io.gerbang.local.gateway;

import io.gerbang.local.supervision.OwnerOnlyFile;
import io.gerbang.local.supervision.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The certificate of a gateway on this machine, and the authority that signed it. The authority's
 * key is thrown away once it has signed: whoever comes to trust it trusts this certificate only.
 */
final class LocalAuthority {
    private static final String AUTHORITY = "authority";
    private static final String EDGE = "edge";
    private static final String PASSWORD_VARIABLE = "GERBANG_KEY_STORE_PASSWORD";
    private static final Duration SHORTEST_REST = Duration.ofDays(30);
    private static final int DAYS = 365;
    private static final long LIMIT_S = 60;

    private final Path folder;
    private final String password;

    /**
     * @param folder of the files, which is made when it is first needed
     * @param password of the key store
     */
    LocalAuthority(Path folder, String password) {
        this.folder = folder;
        this.password = password;
    }

    /** PKCS #12, with the edge's key under the only alias. */
    Path keyStore() {
        return folder.resolve("edge.p12");
    }

    /** What clients trust, in PEM. */
    Path authority() {
        return folder.resolve("ca.pem");
    }

    /** The same as a key store, for clients in Java; its password is {@code authority}. */
    Path trustStore() {
        return folder.resolve("ca.p12");
    }

    /** Makes all of it, unless what there is will do for some time. */
    void ensure() throws IOException {
        if (Files.exists(keyStore()) && Files.exists(trustStore()) && isFresh()) {
            return;
        }
        Files.createDirectories(folder);
        Files.deleteIfExists(keyStore());
        make(AUTHORITY, "CN=Gerbang on this machine", "-ext", "bc:c=ca:true,pathlen:0");
        make(
                EDGE,
                "CN=localhost",
                "-signer",
                AUTHORITY,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1,ip:::1",
                "-ext",
                "eku=serverAuth");
        publish();
        keytool("-delete", "-alias", AUTHORITY);
    }

    private void make(String alias, String name, String... more) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                "-genkeypair",
                                "-alias",
                                alias,
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-validity",
                                Integer.toString(DAYS),
                                "-dname",
                                name));
        command.addAll(List.of(more));
        keytool(command.toArray(String[]::new));
    }

    private void keytool(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", keyStore().toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass:env", PASSWORD_VARIABLE));
        var output = Files.createTempFile(folder, "keytool", ".out");
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put(PASSWORD_VARIABLE, password);
        try {
            var process = builder.start();
            if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new StartFailure("keytool fails: " + Files.readString(output).strip());
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while making certificates");
        } finally {
            Files.delete(output);
        }
    }

    private void publish() throws IOException {
        try {
            var certificate = load().getCertificate(AUTHORITY);
            var encoder = Base64.getMimeEncoder(64, "\n".getBytes());
            OwnerOnlyFile.write(
                    authority(),
                    "-----BEGIN CERTIFICATE-----\n"
                            + encoder.encodeToString(certificate.getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(AUTHORITY, certificate);
            try (var file = Files.newOutputStream(trustStore())) {
                trusted.store(file, AUTHORITY.toCharArray());
            }
        } catch (GeneralSecurityException failure) {
            throw new IOException(failure);
        }
    }

    private boolean isFresh() throws IOException {
        try {
            return load().getCertificate(EDGE) instanceof X509Certificate certificate
                    && certificate
                            .getNotAfter()
                            .toInstant()
                            .isAfter(Instant.now().plus(SHORTEST_REST));
        } catch (GeneralSecurityException failure) {
            throw new IOException(failure);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keyStore())) {
            store.load(file, password.toCharArray());
        }
        return store;
    }
}
