package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.Amounts;
import io.gerbang.web.key.Caller;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Points out, in a header of the answer, a payment in rupiah that looks a hundred times too small:
 * this surface counts hundredths of a rupiah, as Stripe does, and many libraries count none.
 */
final class AmountWarning {

    private static final String HEADER = "Gerbang-Warning";

    private AmountWarning() {}

    /** Whoever says that they count none is not reminded. */
    static void addTo(RestResponse<ObjectNode> response, Caller caller) {
        var body = response.getEntity();
        if (response.getStatus() == 200
                && !caller.wholeRupiah()
                && "payment_intent".equals(body.path("object").textValue())
                && Amounts.looksTooSmall(
                        body.path("amount").longValue(), body.path("currency").textValue())) {
            response.getHeaders()
                    .add(
                            HEADER,
                            "amount_looks_too_small; IDR counts two decimals: Rp15.000 is 1500000");
        }
    }
}
