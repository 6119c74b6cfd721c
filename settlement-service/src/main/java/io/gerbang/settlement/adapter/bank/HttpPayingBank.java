package io.gerbang.settlement.adapter.bank;

import io.gerbang.settlement.application.PayingBank;
import io.gerbang.settlement.config.PayingBankConfig;
import io.gerbang.settlement.domain.BankTransfer;
import io.gerbang.settlement.domain.PayoutOrder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/**
 * Orders and follows transfers. Anything but a 200 with a transfer in it leaves us knowing nothing.
 */
@ApplicationScoped
class HttpPayingBank implements PayingBank {

    private final WebClient client;
    private final PayingBankConfig config;

    HttpPayingBank(Vertx vertx, PayingBankConfig config) {
        this.client = WebClient.create(vertx);
        this.config = config;
    }

    @Override
    public Uni<BankTransfer> transfer(PayoutOrder order) {
        var body =
                new JsonObject()
                        .put("reference", order.payoutId())
                        .put("amount", order.amount())
                        .put("currency", order.currency())
                        .put("destination", order.destination());
        return client.postAbs(config.url() + "/bank/transfers")
                .timeout(config.timeoutMs())
                .sendJsonObject(body)
                .map(HttpPayingBank::transfer);
    }

    @Override
    public Uni<BankTransfer> find(String payoutId) {
        return client.getAbs(config.url() + "/bank/transfers/" + payoutId)
                .timeout(config.timeoutMs())
                .send()
                .map(HttpPayingBank::transfer);
    }

    private static BankTransfer transfer(HttpResponse<Buffer> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the bank answered " + response.statusCode());
        }
        var transfer = response.bodyAsJsonObject();
        return new BankTransfer(
                transfer.getString("id"),
                BankTransfer.Status.valueOf(transfer.getString("status").toUpperCase(Locale.ROOT)),
                transfer.getString("failure_code"));
    }
}
