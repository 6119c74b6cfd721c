package io.gerbang.checkout.application.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.domain.IdempotencyKey;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Followed;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.form.FormCodec;
import io.gerbang.web.idempotency.IdempotentRequest;
import io.gerbang.web.idempotency.IdempotentRequest.Answered;
import io.gerbang.web.key.Caller;
import io.gerbang.web.key.KeyKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class IdempotentWritesIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Inject Database database;

    /** A write that meets another under the same key, which commits first. */
    private static final class OvertakenKey implements IdempotencyStore {

        private final ApiRequest request;
        private boolean overtaken;

        OvertakenKey(ApiRequest request) {
            this.request = request;
        }

        @Override
        public Uni<Set<IdempotentCall>> claim(SqlConnection tx, List<IdempotentCall> calls) {
            return Uni.createFrom().item(overtaken ? Set.copyOf(calls) : Set.of());
        }

        @Override
        public Uni<Void> release(SqlConnection tx, List<IdempotentCall> calls) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> keep(SqlConnection tx, List<Kept> answers) {
            overtaken = true;
            return Uni.createFrom().failure(new PgException("conflict", "ERROR", "40001", null));
        }

        @Override
        public Uni<Void> leaveOpen(IdempotentCall call) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Optional<IdempotentRequest>> find(Tenant tenant, IdempotencyKey key) {
            return Uni.createFrom()
                    .item(Optional.of(new Answered(request.fingerprint(), 200, "{\"id\": \"1\"}")));
        }
    }

    @Test
    void what_was_rolled_back_is_not_followed_up() {
        var caller =
                new Caller(
                        "acct_1",
                        false,
                        KeyKind.SECRET,
                        "key_1",
                        "req_1",
                        null,
                        "key-1",
                        "127.0.0.1",
                        Set.of(),
                        false);
        var request = new ApiRequest(caller, "POST", "/v1/customers", FormCodec.parse(""));
        var writes = new IdempotentWrites(database, new OvertakenKey(request));
        var followedUp = new ArrayList<String>();

        var answer =
                writes.executeAndThen(
                                request,
                                "cus_1",
                                tx ->
                                        Uni.createFrom()
                                                .item(
                                                        new Followed<>(
                                                                Answer.ok(
                                                                        JsonNodeFactory.instance
                                                                                .objectNode()),
                                                                () -> followedUp.add("cus_1"))))
                        .await()
                        .atMost(LIMIT);

        assertThat(answer.body().get("id").asText()).isEqualTo("1");
        assertThat(followedUp).isEmpty();
    }
}
