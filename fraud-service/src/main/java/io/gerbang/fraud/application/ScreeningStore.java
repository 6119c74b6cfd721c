package io.gerbang.fraud.application;

import io.gerbang.fraud.domain.AttemptId;
import io.gerbang.fraud.domain.Subjects;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps every screening. */
public interface ScreeningStore {

    Uni<Void> insert(SqlConnection transaction, List<KeptScreening> screenings);

    /** The subjects of attempts that were screened. */
    Uni<Map<AttemptId, Subjects>> subjects(SqlConnection transaction, Collection<AttemptId> ids);

    /** Forgets whose device a payment came from, and which customer's it was. */
    Uni<Void> forgetShopper(String paymentId);

    /** The screenings of a payment, by attempt. */
    Uni<List<KeptScreening>> ofPayment(String paymentId);
}
