package io.gerbang.authorization.adapter.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.authorization.WithFakeNetwork;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.gerbang.testing.EmptyCopy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Codes are gone soon, so their table is mostly empty when it is analyzed. */
@QuarkusTest
@TestProfile(WithFakeNetwork.class)
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "authorization"))
class ForgetPlanIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject Pool pool;

    @Test
    void codes_are_forgotten_by_their_keys_where_there_were_none_when_that_was_planned()
            throws SQLException {
        var connection = pool.getConnection().await().atMost(LIMIT);
        var plan = new StringBuilder();
        try (var _ = new EmptyCopy("card_verifications").analyze()) {
            connection.query(EmptyCopy.FIND).executeAndAwait();
            connection
                    .query("explain (generic_plan, costs off) " + VaultPaymentCards.FORGET)
                    .executeAndAwait()
                    .forEach(row -> plan.append(row.getString(0)).append('\n'));
        } finally {
            connection.query("reset search_path").executeAndAwait();
            connection.closeAndAwait();
        }

        assertThat(plan).contains("Index Cond: (holder_id = ANY ($1))");
    }
}
