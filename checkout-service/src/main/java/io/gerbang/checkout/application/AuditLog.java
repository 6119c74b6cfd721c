package io.gerbang.checkout.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** Port: what was done by whom, which nobody can change afterwards without being found out. */
public interface AuditLog {

    /** Writes an act in the transaction that carries it out; one act at a time. */
    Uni<Void> append(SqlConnection transaction, Actor actor, Act act);

    /** A page, the oldest first, after that position. */
    Uni<List<Entry>> list(long after, int most);

    /**
     * Something that was done.
     *
     * @param action such as {@code key.revoked}
     * @param subject id of what it was done to
     * @param detail what else there is to know, without secrets
     */
    record Act(String action, String subject, ObjectNode detail) {

        public static Act of(String action, String subject) {
            return new Act(action, subject, JsonNodeFactory.instance.objectNode());
        }

        /** The same act, of which one thing more is known. */
        public Act with(String name, String value) {
            var more = detail.deepCopy();
            more.put(name, value);
            return new Act(action, subject, more);
        }
    }

    /** An act in its place. */
    record Entry(
            long position,
            Instant at,
            String actor,
            String origin,
            String action,
            String subject,
            String detail) {}
}
