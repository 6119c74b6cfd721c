package io.gerbang.simulators.adapter.rest;

import io.gerbang.simulators.application.AccountStore;
import io.gerbang.simulators.application.CardHash;
import io.gerbang.simulators.domain.Account;
import io.gerbang.simulators.domain.Card;
import io.gerbang.simulators.domain.TestCards;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts with finite funds. A card number is given to open one, and never told again. */
@Path("/accounts")
public class AccountResource {

    private final AccountStore accounts;
    private final CardHash cardHash;

    AccountResource(AccountStore accounts, CardHash cardHash) {
        this.accounts = accounts;
        this.cardHash = cardHash;
    }

    /** Opens an account, or answers with the one that this number has. */
    @POST
    public Uni<AccountView> open(@Nullable NewAccount request) {
        var account = account(request);
        return accounts.open(List.of(account)).chain(_ -> find(account.id()));
    }

    @GET
    @Path("/{id}")
    public Uni<AccountView> find(String id) {
        return accounts.find(id)
                .map(Optional::stream)
                .map(found -> found.map(AccountView::of).findFirst())
                .map(found ->
                        found.orElseThrow(() -> Refusals.refusal(Status.NOT_FOUND, "no account")));
    }

    private Account account(@Nullable NewAccount request) {
        Refusals.require(request != null, "an account is needed");
        var number = request.number();
        Refusals.require(number != null && Card.isNumber(number), "number is no card number");
        Refusals.require(!TestCards.isUnlimited(number), "number has an unlimited credit line");
        Refusals.require(request.balance() >= 0, "balance must not be negative");
        return new Account(
                cardHash.of(number),
                Card.masked(number),
                false,
                request.currency(),
                request.balance(),
                0);
    }

    /**
     * @param currency ISO 4217 code in capitals; absent: any
     * @param balance minor units
     */
    record NewAccount(@Nullable String number, @Nullable String currency, long balance) {

        @Override
        public String toString() {
            return "NewAccount[currency=%s, balance=%d]".formatted(currency, balance);
        }
    }

    /** Amounts in minor units. */
    record AccountView(
            String id,
            String card,
            boolean unlimited,
            @Nullable String currency,
            long balance,
            long held) {

        static AccountView of(Account account) {
            return new AccountView(
                    account.id(),
                    account.cardMasked(),
                    account.unlimited(),
                    account.currency(),
                    account.balance(),
                    account.held());
        }
    }
}
