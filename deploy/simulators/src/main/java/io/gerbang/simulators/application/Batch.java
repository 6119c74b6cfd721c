package io.gerbang.simulators.application;

import io.gerbang.simulators.domain.Account;
import io.gerbang.simulators.domain.Agreement;
import io.gerbang.simulators.domain.Answer;
import io.gerbang.simulators.domain.Card;
import io.gerbang.simulators.domain.Decision;
import io.gerbang.simulators.domain.Hold;
import io.gerbang.simulators.domain.IssuerDecider;
import io.gerbang.simulators.domain.IssuerRequest;
import io.gerbang.simulators.domain.Known;
import io.gerbang.simulators.domain.TestCards;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides requests one after the other, each in sight of what those before it changed. */
final class Batch {

    private final Map<String, Account> before;
    private final Map<String, Answer> answers;
    private final Map<String, Hold> holds;
    private final Map<String, Account> accounts;
    private final Set<Agreement> agreements;
    private final Set<Agreement> agreed = new LinkedHashSet<>();
    private final CardHash cardHash;
    private final YearMonth now;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final Map<String, Hold> changedHolds = new LinkedHashMap<>();
    private final Map<String, Account> changedAccounts = new LinkedHashMap<>();

    Batch(Book book, CardHash cardHash, YearMonth now) {
        before = book.accounts();
        answers = new HashMap<>(book.answers());
        holds = new HashMap<>(book.holds());
        accounts = new HashMap<>(book.accounts());
        agreements = book.agreements();
        this.cardHash = cardHash;
        this.now = now;
    }

    Answer decide(IssuerRequest request) {
        var hold = holds.get(request.authorizationRrn());
        var account = account(request, hold);
        var known =
                new Known(
                        answers.get(request.key()),
                        hold,
                        account,
                        isAuthenticated(request),
                        isAgreed(request));
        return switch (IssuerDecider.decide(request, known, now)) {
            case Decision.Repeated(var answer) -> answer;
            case Decision.Unrecorded(var answer, var kept) -> {
                keep(kept);
                yield answer;
            }
            case Decision.Decided(var answer, var kept, var changed) -> {
                keep(kept);
                keep(changed);
                answers.put(request.key(), answer);
                if (request instanceof IssuerRequest.Authorize authorize
                        && IssuerDecider.isAgreement(request, known, answer)) {
                    agreed.add(cardHash.agreement(authorize));
                }
                entries.add(entry(request, account, answer));
                yield answer;
            }
        };
    }

    Changes changes(Instant decidedAt) {
        var opened = new ArrayList<Account>();
        var movements = new ArrayList<Changes.Movement>();
        for (var account : changedAccounts.values()) {
            var old = before.get(account.id());
            if (old == null) {
                opened.add(account);
            } else if (!old.equals(account)) {
                movements.add(movement(old, account));
            }
        }
        return new Changes(decidedAt, entries, changedHolds.values(), opened, movements, agreed);
    }

    private boolean isAgreed(IssuerRequest request) {
        return request instanceof IssuerRequest.Authorize authorize
                && !agreements.isEmpty()
                && agreements.contains(cardHash.agreement(authorize));
    }

    private boolean isAuthenticated(IssuerRequest request) {
        return request instanceof IssuerRequest.Authorize authorize
                && authorize.proof() != null
                && cardHash.proof(authorize.card().number(), authorize.proof().authenticationId())
                        .equals(authorize.proof().value());
    }

    private @Nullable Account account(IssuerRequest request, @Nullable Hold hold) {
        var card = request.presentedCard();
        return card.isPresent() ? account(card.get()) : account(hold);
    }

    private @Nullable Account account(Card card) {
        var id = cardHash.of(card.number());
        var account = accounts.get(id);
        return account == null && TestCards.isUnlimited(card.number())
                ? Account.unlimited(id, card.masked())
                : account;
    }

    private @Nullable Account account(@Nullable Hold hold) {
        return switch (hold) {
            case Hold.Open open -> accounts.get(open.terms().accountId());
            case Hold.Completed completed -> accounts.get(completed.terms().accountId());
            case Hold.Reversed _ -> null;
            case null -> null;
        };
    }

    private void keep(@Nullable Hold hold) {
        if (hold != null) {
            holds.put(hold.rrn(), hold);
            changedHolds.put(hold.rrn(), hold);
        }
    }

    private void keep(@Nullable Account account) {
        if (account != null) {
            accounts.put(account.id(), account);
            changedAccounts.put(account.id(), account);
        }
    }

    private static Changes.Movement movement(Account old, Account account) {
        return new Changes.Movement(
                account.id(), account.balance() - old.balance(), account.held() - old.held());
    }

    private static JournalEntry entry(
            IssuerRequest request, @Nullable Account account, Answer answer) {
        return new JournalEntry(
                request.key(),
                request.type(),
                request.trace().stan(),
                request.rrn(),
                request.authorizationRrn(),
                account == null ? "" : account.id(),
                maskedCard(request, account),
                request.amount(),
                request.currency(),
                answer);
    }

    private static String maskedCard(IssuerRequest request, @Nullable Account account) {
        return request.presentedCard()
                .map(Card::masked)
                .orElseGet(() -> account == null ? "" : account.cardMasked());
    }
}
