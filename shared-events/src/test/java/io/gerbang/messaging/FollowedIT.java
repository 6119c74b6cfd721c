package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FollowedIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static TestService service;

    private final List<Integer> followedUp = new ArrayList<>();
    private int attempts;

    /** Both ways into the database. */
    private enum Way {
        SERVICE {
            @Override
            Uni<Integer> transactThen(Function<SqlConnection, Uni<Followed<Integer>>> work) {
                return service.database().transactThen(work);
            }
        },
        MERCHANT {
            @Override
            Uni<Integer> transactThen(Function<SqlConnection, Uni<Followed<Integer>>> work) {
                return service.database().rowsOf("acct_a").transactThen(work);
            }
        };

        abstract Uni<Integer> transactThen(Function<SqlConnection, Uni<Followed<Integer>>> work);
    }

    @BeforeAll
    static void start() {
        service = new TestService("followed");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @EnumSource
    void only_the_attempt_that_was_committed_is_followed_up_and_once(Way way) {
        var result = way.transactThen(tx -> attempt(tx, "40001", 3)).await().atMost(LIMIT);

        assertThat(result).isEqualTo(3);
        assertThat(followedUp).containsExactly(3);
    }

    @ParameterizedTest
    @EnumSource
    void what_fails_is_not_followed_up(Way way) {
        var failing = way.transactThen(tx -> attempt(tx, "22012", 2));

        assertThatThrownBy(() -> failing.await().atMost(LIMIT)).isInstanceOf(PgException.class);
        assertThat(followedUp).isEmpty();
    }

    @Test
    void what_fails_at_the_commit_is_not_followed_up() {
        var failing =
                service.database()
                        .transactThen(tx ->
                                tx.query("insert into judged_late values (1), (1)")
                                        .execute()
                                        .replaceWith(new Followed<>(1, () -> followedUp.add(1))));

        assertThatThrownBy(() -> failing.await().atMost(LIMIT)).isInstanceOf(PgException.class);
        assertThat(followedUp).isEmpty();
    }

    /** Fails with a state of PostgreSQL's until the last attempt. */
    private Uni<Followed<Integer>> attempt(SqlConnection tx, String state, int last) {
        var attempt = ++attempts;
        var followed = new Followed<>(attempt, () -> followedUp.add(attempt));
        return tx.query("select 1")
                .execute()
                .replaceWith(followed)
                .invoke(() -> {
                    if (attempt < last) {
                        throw new PgException("made up", "ERROR", state, null);
                    }
                });
    }
}
