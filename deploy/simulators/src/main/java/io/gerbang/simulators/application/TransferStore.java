package io.gerbang.simulators.application;

import io.gerbang.simulators.domain.Transfer;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The transfers of the paying bank. */
public interface TransferStore {

    /** Keeps a transfer unless its reference is known, and gives back the one that is on file. */
    Uni<Transfer> add(Transfer transfer);

    Uni<Optional<Transfer>> find(String reference);

    /** Replaces a transfer's status unless someone else has done so since it was read. */
    Uni<Void> replace(Transfer old, Transfer current);
}
