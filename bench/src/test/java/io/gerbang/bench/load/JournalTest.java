package io.gerbang.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final RequestOptions CREATE =
            new RequestOptions().setMethod(HttpMethod.POST).setURI("/v1/payment_intents");

    @TempDir private Path folder;

    @Test
    void a_line_names_what_was_accepted_and_a_refusal_leaves_none() throws IOException {
        var file = folder.resolve("journal");
        try (var journal = Journal.open(file)) {
            journal.record(CREATE, new Answer(200, new JsonObject().put("id", "pi_1")));
            journal.record(CREATE, new Answer(402, new JsonObject()));
        }

        assertThat(file).hasContent("POST /v1/payment_intents 200 pi_1\n");
    }
}
