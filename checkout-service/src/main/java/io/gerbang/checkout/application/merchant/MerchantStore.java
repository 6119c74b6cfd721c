package io.gerbang.checkout.application.merchant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Port: merchants. */
public interface MerchantStore {

    /** Emits false where the merchant is already there, and then changes nothing. */
    Uni<Boolean> insert(SqlConnection transaction, Merchant merchant);

    /** A merchant, of whom nobody changes anything until the transaction ends. */
    Uni<Optional<Versioned>> lock(SqlConnection transaction, String id);

    /** Writes a locked merchant with the next version. */
    Uni<Void> update(SqlConnection transaction, Versioned merchant);

    Uni<Optional<Merchant>> merchant(String id);

    /** A page, the oldest first, after that id; the first page after the empty one. */
    Uni<List<Merchant>> list(String after, int most);

    /** Whether it has payments in any other currency, in either mode. */
    Uni<Boolean> hasPaymentsButIn(SqlConnection transaction, String id, String currency);

    /** The ids of those that count rupiah without decimals. */
    Uni<Set<String>> countingWholeRupiah();

    /**
     * A merchant as it stands.
     *
     * @param version of all that the other services are told of it, its keys included
     */
    record Versioned(Merchant merchant, long version) {

        Versioned next(Merchant changed) {
            return new Versioned(changed, version + 1);
        }
    }
}
