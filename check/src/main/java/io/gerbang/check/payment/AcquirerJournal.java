package io.gerbang.check.payment;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import io.gerbang.check.gateway.SortedPairs;
import java.io.IOException;
import java.sql.SQLException;

/** I9: what the issuer holds, took and gave back is what we say, authorization by authorization. */
public final class AcquirerJournal implements Invariant {
    private final Gateway gateway;

    public AcquirerJournal(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return "I9";
    }

    @Override
    public String rule() {
        return "the acquirer's journal matches: no orphan, no double charge";
    }

    @Override
    public Findings check() throws SQLException, IOException {
        var findings = new Findings("authorizations");
        try (var authorization = gateway.open(ServiceDatabase.AUTHORIZATION);
                var issuer = gateway.open(ServiceDatabase.SIMULATORS);
                var claims = authorization.query(Claim.BY_REFERENCE, Claim::read);
                var records = issuer.query(IssuerRecord.BY_REFERENCE, IssuerRecord::read)) {
            new SortedPairs<>(Claim::reference, IssuerRecord::reference)
                    .walk(
                            claims,
                            records,
                            (claim, record) -> {
                                findings.count(1);
                                Reconciliation.differences(claim, record)
                                        .forEach(findings::violation);
                            });
        }
        return findings;
    }
}
