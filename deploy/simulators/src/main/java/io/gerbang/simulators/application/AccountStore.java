package io.gerbang.simulators.application;

import io.gerbang.simulators.domain.Account;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Optional;

/** Accounts as tests open and read them. */
public interface AccountStore {

    /** Opens accounts; those that are on file already stay as they are. */
    Uni<Void> open(Collection<Account> accounts);

    Uni<Optional<Account>> find(String id);
}
