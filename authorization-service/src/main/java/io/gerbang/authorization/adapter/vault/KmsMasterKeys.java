package io.gerbang.authorization.adapter.vault;

import com.google.crypto.tink.KmsClients;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys that never leave a key management service. Its client is any {@code KmsClient} of Tink's on
 * the class path that says it is for such addresses; it finds its credentials where it always does.
 */
record KmsMasterKeys(List<String> uris) implements MasterKeySource {

    @Override
    public List<MasterKey> read() throws GeneralSecurityException {
        var keys = new ArrayList<MasterKey>();
        for (var uri : uris) {
            var client = KmsClients.getAutoLoaded(uri).withDefaultCredentials();
            keys.add(new MasterKey(uri, client.getAead(uri)));
        }
        return keys;
    }
}
