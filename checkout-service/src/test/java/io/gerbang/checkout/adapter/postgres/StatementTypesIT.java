package io.gerbang.checkout.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A statement whose parameters the database takes for something else is prepared twice, the first
 * time in vain: with an error in the database's log, and within a transaction never again.
 */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class StatementTypesIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Inject Pool pool;

    static Stream<String> statements() {
        return Stream.of(ErasureRows.POSTPONE, PostgresRateLeases.TAKE);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void the_database_knows_the_types_of_what_it_computes_with(String statement) {
        var connection = pool.getConnection().await().atMost(LIMIT);
        try {
            assertThatCode(() ->
                            connection.query("prepare computed as " + statement).executeAndAwait())
                    .doesNotThrowAnyException();
            connection.query("deallocate computed").executeAndAwait();
        } finally {
            connection.closeAndAwait();
        }
    }
}
