package io.gerbang.bench.load;

import io.vertx.core.json.JsonObject;

/** What the gateway answered, which is always a JSON object. */
public record Answer(int status, JsonObject body) {
    private static final int LOWEST_ERROR = 300;

    public boolean isSuccess() {
        return status < LOWEST_ERROR;
    }

    /** Status and code of an error, without the message: few words, and the same for one cause. */
    public String problem() {
        var error = body.getJsonObject("error", new JsonObject());
        return status + " " + error.getString("code", error.getString("type", "without an error"));
    }
}
