package io.gerbang.checkout.application.clock;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
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

    /** Takes a clock away; its versions are not used again. */
    Uni<Void> delete(SqlConnection transaction, TestClock clock);

    /** The version of the last clock that the merchant has had; 0 where there was none. */
    Uni<Long> lastVersion(SqlConnection transaction, Tenant tenant);

    /** Notes that settlement stands at the given time. */
    Uni<Void> reached(SqlConnection transaction, ObjectRef clock, Instant time);

    /** Makes those clocks ready by whose time nothing is left to do, here or in settlement. */
    Uni<Void> finish(SqlConnection transaction);

    /** The merchant's clocks, newest first. */
    Uni<Page<TestClock>> page(Tenant tenant);

    Uni<Optional<TestClock>> find(ObjectRef clock);

    Uni<List<TestClock>> all();
}
