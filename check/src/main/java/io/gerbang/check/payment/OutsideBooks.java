package io.gerbang.check.payment;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import io.gerbang.check.gateway.SortedPairs;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * I9: what the issuer holds, took and gave back is what we say, authorization by authorization, and
 * what the bank pays out, payout by payout.
 */
public final class OutsideBooks implements Invariant {
    private final Gateway gateway;

    public OutsideBooks(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return "I9";
    }

    @Override
    public String rule() {
        return "the issuer's and the bank's books match: no orphan, no double charge";
    }

    @Override
    public Findings check() throws SQLException, IOException {
        var findings = new Findings("authorizations");
        compareAuthorizations(findings);
        comparePayouts(findings);
        return findings;
    }

    private void compareAuthorizations(Findings findings) throws SQLException, IOException {
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
    }

    private void comparePayouts(Findings findings) throws SQLException, IOException {
        var compared = new AtomicLong();
        try (var settlement = gateway.open(ServiceDatabase.SETTLEMENT);
                var bank = gateway.open(ServiceDatabase.SIMULATORS);
                var payouts = settlement.query(PayoutRow.BY_ID, PayoutRow::read);
                var transfers = bank.query(BankTransfer.BY_REFERENCE, BankTransfer::read)) {
            new SortedPairs<>(PayoutRow::payoutId, BankTransfer::reference)
                    .walk(
                            payouts,
                            transfers,
                            (payout, transfer) -> {
                                compared.incrementAndGet();
                                Remittance.differences(payout, transfer)
                                        .forEach(findings::violation);
                            });
        }
        findings.note("and %,d payouts".formatted(compared.get()));
    }
}
