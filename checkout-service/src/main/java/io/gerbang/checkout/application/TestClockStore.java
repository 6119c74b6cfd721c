package io.gerbang.checkout.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: test clocks; a merchant has one at most. */
public interface TestClockStore {

    /** Emits false where the merchant already has one, and then changes nothing. */
    Uni<Boolean> insert(SqlConnection transaction, TestClock clock);

    Uni<Optional<TestClock>> lock(SqlConnection transaction, ObjectRef clock);

    Uni<Void> update(SqlConnection transaction, TestClock clock);

    /** Makes a clock ready that still stands at the given time. */
    Uni<Void> reached(SqlConnection transaction, ObjectRef clock, Instant time);

    Uni<Optional<TestClock>> find(ObjectRef clock);

    Uni<List<TestClock>> all();
}
