package io.gerbang.simulators.adapter.rest;

import io.gerbang.simulators.application.PayingBank;
import io.gerbang.simulators.domain.Transfer;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The paying bank, which pays merchants out. */
@Path("/bank/transfers")
public class TransferResource {

    private final PayingBank bank;

    TransferResource(PayingBank bank) {
        this.bank = bank;
    }

    /** Orders a transfer. The same order again is the same transfer. */
    @POST
    public Uni<TransferView> order(@Nullable Order order) {
        Refusals.require(order != null, "an order is needed");
        Refusals.require(order.amount() > 0, "amount must be positive");
        var reference = required(order.reference(), "reference");
        var currency = required(order.currency(), "currency");
        var destination = required(order.destination(), "destination");
        return bank.order(reference, order.amount(), currency, destination)
                .map(transfer -> view(transfer, Status.CONFLICT, "reference is in use"));
    }

    /** Asks for a transfer, which moves it on: from pending to in transit to its end. */
    @GET
    @Path("/{reference}")
    public Uni<TransferView> inquire(String reference) {
        return bank.inquire(reference)
                .map(transfer -> view(transfer, Status.NOT_FOUND, "no such transfer"));
    }

    private static String required(@Nullable String value, String name) {
        Refusals.require(value != null && !value.isBlank(), name + " is needed");
        return value;
    }

    private static TransferView view(Optional<Transfer> transfer, Status status, String reason) {
        return TransferView.of(transfer.orElseThrow(() -> Refusals.refusal(status, reason)));
    }

    /**
     * @param reference chosen by the payer, unique per order
     * @param amount minor units
     * @param currency ISO 4217 code
     */
    record Order(
            @Nullable String reference,
            long amount,
            @Nullable String currency,
            @Nullable String destination) {}

    record TransferView(
            String id,
            String reference,
            long amount,
            String currency,
            String destination,
            String status,
            @Nullable String failureCode) {

        static TransferView of(Transfer transfer) {
            return new TransferView(
                    transfer.id(),
                    transfer.reference(),
                    transfer.amount(),
                    transfer.currency(),
                    transfer.destination(),
                    transfer.status().name().toLowerCase(Locale.ROOT),
                    transfer.failureCode());
        }
    }
}
