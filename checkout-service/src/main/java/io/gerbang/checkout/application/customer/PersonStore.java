package io.gerbang.checkout.application.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;

/** Port: all that this service has written down of people, whatever the table. */
public interface PersonStore {

    /** Has everything about a person erased, from the transaction's commit on. */
    Uni<Void> requestErasure(SqlConnection transaction, Person person);

    /**
     * Erases a part of what is left. A person who cannot be erased waits, longer each time, and
     * keeps nobody else waiting.
     *
     * @return whether there may be more
     */
    Uni<Boolean> eraseSome();

    /** How many people are still being erased. */
    Uni<Long> underWay();

    /** Everything about a person, by table. */
    Uni<ObjectNode> export(Person person, Instant at);
}
