package io.gerbang.cli.trigger;

import io.gerbang.cli.api.Api;
import io.gerbang.cli.operator.OperatorApi;
import io.gerbang.cli.operator.OperatorApi.Listener;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A merchant whose time can be moved without moving anybody else's. */
record NewMerchant(String id, String secretKey, String clock) {
    private static final Map<String, String> PROFILE =
            Map.of("name", "Shop of the future", "country", "ID", "default_currency", "idr");

    /** The simulated bank knows accounts by their merchants, and has closed those. */
    private static final String CLOSED_ACCOUNT = "9999";

    /**
     * Makes it, with a test clock that stands at the present.
     *
     * @param hasClosedAccount whether its bank refuses its payouts
     */
    static NewMerchant create(
            Api api, Map<String, String> environment, InstantSource clock, boolean hasClosedAccount)
            throws IOException, InterruptedException {
        var profile = new HashMap<>(PROFILE);
        if (hasClosedAccount) {
            var number = UUID.randomUUID().toString().replace("-", "");
            profile.put("id", "acct_" + number + CLOSED_ACCOUNT);
        }
        var made = OperatorApi.of(Listener.CHECKOUT, environment).post("/merchants", profile);
        var key = made.path("secret_key").asText();
        var started =
                api.as(key)
                        .post(
                                "/v1/test_helpers/test_clocks",
                                "frozen_time=" + clock.instant().getEpochSecond());
        return new NewMerchant(made.path("id").asText(), key, started.path("id").asText());
    }

    @Override
    public String toString() {
        return "NewMerchant[" + id + "]";
    }
}
