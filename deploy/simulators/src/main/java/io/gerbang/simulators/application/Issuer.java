package io.gerbang.simulators.application;

import io.gerbang.simulators.domain.Answer;
import io.gerbang.simulators.domain.IssuerRequest;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;

/** The issuing bank. */
public final class Issuer {

    private final IssuerStore store;
    private final CardHash cardHash;
    private final Clock clock;

    public Issuer(IssuerStore store, CardHash cardHash, Clock clock) {
        this.store = store;
        this.cardHash = cardHash;
        this.clock = clock;
    }

    /**
     * Decides a batch of requests in one transaction, and answers in their order when what it says
     * is durable. The next batch must wait for this one.
     */
    public Uni<List<Answer>> decide(List<IssuerRequest> requests) {
        var keys = new HashSet<String>();
        var rrns = new HashSet<String>();
        var accountIds = new HashSet<String>();
        for (var request : requests) {
            keys.add(request.key());
            rrns.add(request.authorizationRrn());
            request.presentedCard()
                    .map(card -> cardHash.of(card.number()))
                    .ifPresent(accountIds::add);
        }
        return store.load(keys, rrns, accountIds).chain(book -> decide(requests, book));
    }

    private Uni<List<Answer>> decide(List<IssuerRequest> requests, Book book) {
        var batch = new Batch(book, cardHash, YearMonth.now(clock));
        var answers = requests.stream().map(batch::decide).toList();
        var changes = batch.changes(clock.instant());
        return changes.isEmpty()
                ? Uni.createFrom().item(answers)
                : store.save(changes).replaceWith(answers);
    }
}
