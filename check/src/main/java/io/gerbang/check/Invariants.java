package io.gerbang.check;

import io.gerbang.check.audit.AuditChain;
import io.gerbang.check.client.KeptPromises;
import io.gerbang.check.event.Backlog;
import io.gerbang.check.event.EventAudit;
import io.gerbang.check.event.OrderedSequences;
import io.gerbang.check.event.PublishedOnce;
import io.gerbang.check.gateway.EventStream;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.ledger.BalancedEntries;
import io.gerbang.check.ledger.SealedBooks;
import io.gerbang.check.payment.CaptureLimit;
import io.gerbang.check.payment.ChargedOnce;
import io.gerbang.check.payment.OutsideBooks;
import io.gerbang.check.payment.Projections;
import io.gerbang.check.payment.RefundLimit;
import io.gerbang.check.secret.NoLeakedSecrets;
import io.gerbang.check.tenancy.HiddenRows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is checked. */
final class Invariants {
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(60);

    private Invariants() {}

    /** In the order of the checks; the first one waits until the gateway is at rest. */
    static List<Invariant> of(Gateway gateway, @Nullable Path journal) {
        var audit = new EventAudit(gateway, EventStream.ALL);
        return List.of(
                new Backlog(gateway, EventStream.ALL, DRAIN_LIMIT),
                new BalancedEntries(gateway),
                new ChargedOnce(gateway),
                new CaptureLimit(gateway),
                new RefundLimit(gateway),
                new KeptPromises(gateway, journal),
                new PublishedOnce(gateway, audit, EventStream.ALL),
                new OrderedSequences(audit),
                new Projections(gateway),
                new OutsideBooks(gateway),
                new SealedBooks(gateway),
                new NoLeakedSecrets(gateway, audit),
                new HiddenRows(gateway),
                new AuditChain(gateway));
    }
}
