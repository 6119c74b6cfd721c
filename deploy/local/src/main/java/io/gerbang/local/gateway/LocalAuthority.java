package io.gerbang.local.gateway;

import io.gerbang.local.postgres.Folders;
import io.gerbang.local.supervision.OwnerOnlyFile;
import io.gerbang.local.supervision.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
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

    /**
     * Makes all of it, unless what there is will do for some time. A draft that a crash has left
     * goes in any case: it may hold the authority's key.
     */
    void ensure() throws IOException {
        var name = folder.getFileName() + ".draft";
        var draft = new LocalAuthority(folder.resolveSibling(name), password);
        Folders.delete(draft.folder);
        if (!isFresh()) {
            draft.make();
            replaceBy(draft);
            Folders.delete(draft.folder);
        }
    }

    /** The key store goes first and comes last: where it is, the others are its own. */
    private void replaceBy(LocalAuthority draft) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(keyStore());
        Files.move(draft.authority(), authority(), StandardCopyOption.ATOMIC_MOVE);
        Files.move(draft.trustStore(), trustStore(), StandardCopyOption.ATOMIC_MOVE);
        Files.move(draft.keyStore(), keyStore(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void make() throws IOException {
        Files.createDirectories(folder);
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
            var certificate = load(keyStore(), password).getCertificate(AUTHORITY);
            OwnerOnlyFile.write(authority(), pem(certificate));
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

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        var encoder = Base64.getMimeEncoder(64, "\n".getBytes());
        return "-----BEGIN CERTIFICATE-----\n"
                + encoder.encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** Whether the files are whole, belong together and hold for some time. */
    private boolean isFresh() {
        try {
            var keys = load(keyStore(), password);
            var chain = keys.getCertificateChain(EDGE);
            return keys.size() == 1
                    && chain != null
                    && chain.length == 2
                    && isFresh(chain[0])
                    && chain[1].equals(load(trustStore(), AUTHORITY).getCertificate(AUTHORITY))
                    && pem(chain[1]).equals(Files.readString(authority()));
        } catch (IOException | GeneralSecurityException unusable) {
            return false;
        }
    }

    private static boolean isFresh(Certificate certificate) {
        return certificate instanceof X509Certificate dated
                && dated.getNotAfter().toInstant().isAfter(Instant.now().plus(SHORTEST_REST));
    }

    private static KeyStore load(Path file, String password)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var content = Files.newInputStream(file)) {
            store.load(content, password.toCharArray());
        }
        return store;
    }
}
