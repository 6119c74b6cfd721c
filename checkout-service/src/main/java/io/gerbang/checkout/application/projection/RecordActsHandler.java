package io.gerbang.checkout.application.projection;

import io.gerbang.checkout.application.Actor;
import io.gerbang.checkout.application.AuditLog;
import io.gerbang.checkout.application.AuditLog.Act;
import io.gerbang.events.EventRecord;
import io.gerbang.events.OperatorActed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes into the audit log what operators did, at other services or to dead letters here. */
@ApplicationScoped
public class RecordActsHandler {

    private final AuditLog audit;

    RecordActsHandler(AuditLog audit) {
        this.audit = audit;
    }

    public Uni<Void> handle(SqlConnection tx, List<EventRecord<OperatorActed>> events) {
        var written = Uni.createFrom().voidItem();
        for (var event : events) {
            written = written.chain(() -> write(tx, event));
        }
        return written;
    }

    /** The row's own time is that of the writing, so that times ascend along the chain. */
    private Uni<Void> write(SqlConnection tx, EventRecord<OperatorActed> event) {
        var done = event.event().act();
        var act = Act.of(done.action(), done.subject());
        for (var detail : done.details()) {
            act = act.with(detail.name(), detail.value());
        }
        act = act.with("performed_at", event.occurredAt().toString());
        return audit.append(tx, new Actor(done.actor(), done.origin()), act);
    }
}
