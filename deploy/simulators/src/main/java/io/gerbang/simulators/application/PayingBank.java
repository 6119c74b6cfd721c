package io.gerbang.simulators.application;

import io.gerbang.simulators.domain.Transfer;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The bank that pays merchants out. */
public final class PayingBank {

    private final TransferStore store;

    public PayingBank(TransferStore store) {
        this.store = store;
    }

    /** Empty where the reference belongs to another order. */
    public Uni<Optional<Transfer>> order(
            String reference, long amount, String currency, String destination) {
        var ordered = Transfer.pending(idOf(reference), reference, amount, currency, destination);
        return store.add(ordered).map(kept -> Optional.of(kept).filter(ordered::isSameOrderAs));
    }

    /** Moves a transfer on by one step; empty where there is none. */
    public Uni<Optional<Transfer>> inquire(String reference) {
        return store.find(reference)
                .chain(found ->
                        found.map(this::advance)
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Transfer>> advance(Transfer transfer) {
        var advanced = transfer.advanced();
        return advanced.equals(transfer)
                ? Uni.createFrom().item(Optional.of(transfer))
                : store.replace(transfer, advanced).replaceWith(Optional.of(advanced));
    }

    private static String idOf(String reference) {
        var name = reference.getBytes(StandardCharsets.UTF_8);
        return "transfer_" + UUID.nameUUIDFromBytes(name).toString().replace("-", "");
    }
}
