package io.gerbang.testing;

import io.gerbang.local.supervision.OwnerOnlyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An authority of nobody's trust, and a certificate of its for a server on this machine.
 *
 * @param folder of the files
 */
public record TestAuthority(Path folder) {
    /** Of the key store and its keys. */
    public static final String PASSWORD = "only-for-tests";

    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";

    /** Makes the authority in a new folder. */
    public static TestAuthority make(Path folder) throws Exception {
        var made = new TestAuthority(Files.createDirectories(folder));
        made.keytool(AUTHORITY, "CN=" + folder.getFileName(), "-ext", "bc:c=ca:true");
        made.keytool(
                SERVER,
                "CN=localhost",
                "-signer",
                AUTHORITY,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1");
        made.publish();
        return made;
    }

    /** PKCS #12, with the server's key in it. */
    public Path keyStore() {
        return folder.resolve("keys.p12");
    }

    /** What clients trust, in PEM. */
    public Path trusted() {
        return folder.resolve("ca.pem");
    }

    /** The server's, in PEM. */
    public Path certificate() {
        return folder.resolve("server.pem");
    }

    /** The server's, in PEM. */
    public Path key() {
        return folder.resolve("server.key");
    }

    private void keytool(String alias, String name, String... more)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", name));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of(more));
        command.addAll(List.of("-keystore", keyStore().toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("keytool fails: " + said);
        }
    }

    private void publish() throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(keyStore())) {
            keys.load(file, PASSWORD.toCharArray());
        }
        write(trusted(), "CERTIFICATE", keys.getCertificate(AUTHORITY));
        write(certificate(), "CERTIFICATE", keys.getCertificate(SERVER));
        Key key = keys.getKey(SERVER, PASSWORD.toCharArray());
        write(key(), "PRIVATE KEY", key.getEncoded());
    }

    private static void write(Path file, String kind, Certificate certificate)
            throws IOException, GeneralSecurityException {
        write(file, kind, certificate.getEncoded());
    }

    private static void write(Path file, String kind, byte[] content) throws IOException {
        OwnerOnlyFile.write(
                file,
                "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                        .formatted(
                                kind,
                                Base64.getMimeEncoder(64, "\n".getBytes())
                                        .encodeToString(content)));
    }
}
