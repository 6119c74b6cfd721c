package io.gerbang.local.gateway;

import io.gerbang.local.supervision.OwnerOnlyFile;
import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** Passwords and keys; a password is made at random when it is first asked for. All are kept. */
final class Secrets {
    private static final int PASSWORD_BYTES = 16;
    private static final int MASTER_KEY_BYTES = 32;
    private static final int OPERATOR_SECRET_BYTES = 32;

    private final StateFolder state;
    private final Map<String, String> values;
    private final SecureRandom random = new SecureRandom();

    Secrets(StateFolder state) throws IOException {
        this.state = state;
        this.values = state.secrets().read();
    }

    String password(String owner) {
        var name = owner + "_PASSWORD";
        if (!has(name)) {
            put(name, HexFormat.of().formatHex(randomBytes(PASSWORD_BYTES)));
        }
        return get(name);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String get(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("There is no secret of the name " + name);
        }
        return value;
    }

    void put(String name, String value) {
        values.put(name, value);
        try {
            state.secrets().write(values);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The file that holds the vault's master key, a 256-bit key in base64. */
    Path vaultMasterKeyFile() throws IOException {
        var file = state.root().resolve("vault-master-key");
        if (!Files.exists(file)) {
            var key = Base64.getEncoder().encodeToString(randomBytes(MASTER_KEY_BYTES));
            OwnerOnlyFile.write(file, key);
        }
        return file;
    }

    /** The file that holds the operator's token, which opens the services' own listeners. */
    Path operatorTokenFile() throws IOException {
        var file = state.root().resolve("operator-token");
        if (!Files.exists(file)) {
            var secret = HexFormat.of().formatHex(randomBytes(OPERATOR_SECRET_BYTES));
            OwnerOnlyFile.write(file, "operator:" + secret);
        }
        return file;
    }

    private byte[] randomBytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
