package io.gerbang.check.audit;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import io.gerbang.check.gateway.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * I16: no row of the audit log was altered, removed or moved. The hashes are computed here. Whoever
 * owns the database can write another chain from the first changed row on; so the head is told, for
 * a copy that lies elsewhere.
 */
public final class AuditChain implements Invariant {
    private static final AuditRow BEGINNING = new AuditRow(0, "", new byte[0], new byte[0]);

    private final Gateway gateway;

    public AuditChain(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return "I16";
    }

    @Override
    public String rule() {
        return "the audit log is as it was written";
    }

    @Override
    public Findings check() throws SQLException, IOException {
        var findings = new Findings("acts");
        try (var checkout = gateway.open(ServiceDatabase.CHECKOUT)) {
            var last = verifyRows(checkout, findings);
            verifyHead(checkout, last, findings);
        }
        return findings;
    }

    private static AuditRow verifyRows(Session checkout, Findings findings) throws SQLException {
        var last = BEGINNING;
        try (var rows = checkout.query(AuditRow.ALL, AuditRow::read)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                findings.count(1);
                verify(last, row, findings);
                last = row;
            }
        }
        return last;
    }

    private static void verify(AuditRow before, AuditRow row, Findings findings) {
        if (row.position() != before.position() + 1) {
            findings.violation(
                    "act %d does not follow act %d".formatted(row.position(), before.position()));
        } else if (!Arrays.equals(row.previousHash(), before.hash())) {
            findings.violation("act " + row.position() + " has another hash before it");
        }
        if (!Arrays.equals(row.hash(), row.computedHash())) {
            findings.violation("act " + row.position() + " is not what was written");
        }
    }

    private static void verifyHead(Session checkout, AuditRow last, Findings findings)
            throws SQLException {
        try (var heads = checkout.query(AuditRow.HEAD, AuditRow::readHead)) {
            var head = heads.next();
            if (head == null) {
                findings.violation("the log has no head to say where it ends");
            } else {
                verifyHead(last, head, findings);
            }
        }
    }

    private static void verifyHead(AuditRow last, AuditRow head, Findings findings) {
        if (last.position() != head.position() || !Arrays.equals(last.hash(), head.hash())) {
            findings.violation(
                    "the log ends at act %d, its head is act %d"
                            .formatted(last.position(), head.position()));
        }
        findings.note(
                "head %d %s".formatted(head.position(), HexFormat.of().formatHex(head.hash())));
    }
}
