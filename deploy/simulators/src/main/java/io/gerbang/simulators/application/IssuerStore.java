package io.gerbang.simulators.application;

import io.gerbang.simulators.domain.Agreement;
import io.smallrye.mutiny.Uni;
import java.util.Collection;

/** The issuer's books. There is one writer, who saves what it decided before it loads again. */
public interface IssuerStore {

    /**
     * @param messageKeys the messages that were perhaps answered before
     * @param rrns the authorizations that they are about; their accounts are loaded too
     * @param accountIds the accounts with finite funds that they name
     * @param agreements that their cardholders may have made
     */
    Uni<Book> load(
            Collection<String> messageKeys,
            Collection<String> rrns,
            Collection<String> accountIds,
            Collection<Agreement> agreements);

    /**
     * Saves in one transaction; the item comes when it is durable. It fails where a message was
     * decided before; any other failure says nothing of whether it was saved.
     */
    Uni<Void> save(Changes changes);
}
