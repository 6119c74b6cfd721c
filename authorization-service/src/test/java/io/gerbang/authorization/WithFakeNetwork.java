package io.gerbang.authorization;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service with fakes in place of the network and the directory server, and hasty timers. */
public class WithFakeNetwork implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port",
                "0",
                "quarkus.arc.exclude-types",
                "io.gerbang.authorization.adapter.acquirer.Iso8583Acquirer,"
                        + "io.gerbang.authorization.adapter.threedsecure.EmvThreeDSecureServer",
                "gerbang.authorization.inquiry-pauses-ms",
                "300,300,300",
                "gerbang.authorization.message-pauses-ms",
                "100",
                "gerbang.authorization.poll-ms",
                "50",
                "gerbang.authorization.sweep-ms",
                "200",
                "gerbang.authorization.patience-ms",
                "20000");
    }
}
