package io.gerbang.authorization.adapter.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A key management service whose keys live as long as the process; Tink finds it by itself. */
public final class InMemoryKms implements KmsClient {

    private static final Map<String, Aead> KEYS = new ConcurrentHashMap<>();

    @Override
    public boolean doesSupport(String keyUri) {
        return keyUri.startsWith("test-kms://");
    }

    @Override
    public KmsClient withCredentials(String credentialPath) {
        return this;
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    @Override
    public Aead getAead(String keyUri) throws GeneralSecurityException {
        var fresh =
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                        .getPrimitive(RegistryConfiguration.get(), Aead.class);
        return KEYS.computeIfAbsent(keyUri, _ -> fresh);
    }
}
