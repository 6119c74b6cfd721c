package io.gerbang.simulators.application;

import static java.util.stream.Collectors.toSet;

import io.gerbang.simulators.domain.Agreement;
import io.gerbang.simulators.domain.Answer;
import io.gerbang.simulators.domain.IssuerRequest;
import io.gerbang.simulators.domain.TestCards;
import io.gerbang.simulators.domain.ThreeDSecureCards;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
     *
     * <p>What is not marked as a repeat is taken for new, because it nearly always is. Where it is
     * not, or where nobody knows whether the batch was saved, all is decided again in sight of what
     * was answered before.
     */
    public Uni<List<Answer>> decide(List<IssuerRequest> requests) {
        return decide(requests, requests.stream().filter(IssuerRequest::repeat))
                .onFailure()
                .recoverWithUni(() -> decide(requests, requests.stream()));
    }

    private Uni<List<Answer>> decide(
            List<IssuerRequest> requests, Stream<IssuerRequest> perhapsAnswered) {
        var keys = perhapsAnswered.map(IssuerRequest::key).collect(toSet());
        var rrns = requests.stream().map(IssuerRequest::authorizationRrn).collect(toSet());
        var accountIds =
                requests.stream()
                        .flatMap(request -> request.presentedCard().stream())
                        .filter(card -> !TestCards.isUnlimited(card.number()))
                        .map(card -> cardHash.of(card.number()))
                        .collect(toSet());
        var agreements =
                requests.stream().flatMap(request -> agreement(request).stream()).collect(toSet());
        return store.load(keys, rrns, accountIds, agreements).chain(book -> decide(requests, book));
    }

    /** What a request could rest on; nearly none does. */
    private Optional<Agreement> agreement(IssuerRequest request) {
        return request instanceof IssuerRequest.Authorize authorize
                        && authorize.merchantInitiated()
                        && ThreeDSecureCards.agreesByVerification(authorize.card().number())
                ? Optional.of(cardHash.agreement(authorize))
                : Optional.empty();
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
