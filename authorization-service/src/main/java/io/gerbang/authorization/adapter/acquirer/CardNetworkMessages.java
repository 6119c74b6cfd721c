package io.gerbang.authorization.adapter.acquirer;

import static io.gerbang.authorization.adapter.acquirer.Iso8583Wire.set;
import static io.gerbang.authorization.adapter.acquirer.PrivateData.element;

import com.solab.iso8583.IsoMessage;
import io.gerbang.authorization.application.issuer.CaptureAdvice;
import io.gerbang.authorization.application.issuer.CardAuthorization;
import io.gerbang.authorization.application.issuer.IncrementRequest;
import io.gerbang.authorization.application.issuer.NetworkTrace;
import io.gerbang.authorization.application.issuer.RefundRequest;
import io.gerbang.authorization.application.issuer.ReversalAdvice;
import io.gerbang.authorization.domain.AuthenticationResult;
import io.gerbang.authorization.domain.NetworkAmounts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes requests as ISO 8583 messages. */
final class CardNetworkMessages {

    private static final DateTimeFormatter MONTH_TO_SECOND =
            DateTimeFormatter.ofPattern("MMddHHmmss").withZone(ZoneOffset.UTC);
    private static final int CARD_ACCEPTOR_LENGTH = 15;

    private static final String PURCHASE = "000000";
    private static final String REFUND = "200000";

    /** Field 25 of a request that wants to know of a card and not to hold anything. */
    private static final String ACCOUNT_VERIFICATION = "51";

    private final Iso8583Wire wire;
    private final AcquirerConfig config;

    CardNetworkMessages(Iso8583Wire wire, AcquirerConfig config) {
        this.wire = wire;
        this.config = config;
    }

    IsoMessage authorization(int type, CardAuthorization request) {
        var message = request(type, request.trace(), request.amount(), request.currency());
        set(message, 3, PURCHASE);
        if (request.amount() == 0) {
            set(message, 25, ACCOUNT_VERIFICATION);
        }
        card(message, request.pan(), request.expMonth(), request.expYear());
        merchant(message, request.merchantId());
        var details = privateData(request);
        if (!details.isEmpty()) {
            set(message, 48, details);
        }
        return message;
    }

    private static String privateData(CardAuthorization request) {
        var cvc = request.cvc() == null ? "" : element(PrivateData.CVC, request.cvc());
        var merchants =
                request.merchantInitiated() ? element(PrivateData.MERCHANT_INITIATED, "1") : "";
        return cvc + authentication(request.authentication()) + merchants;
    }

    private static String authentication(@Nullable AuthenticationResult result) {
        return result == null
                ? ""
                : element(PrivateData.COMMERCE_INDICATOR, result.indicator())
                        + element(PrivateData.AUTHENTICATION_VALUE, result.value())
                        + element(PrivateData.AUTHENTICATION_ID, result.transactionId());
    }

    IsoMessage capture(int type, CaptureAdvice advice) {
        var message = request(type, advice.trace(), advice.amount(), advice.currency());
        set(message, 3, PURCHASE);
        original(message, "0100", advice.authorization());
        set(message, 37, advice.authorization().rrn());
        var last = element(PrivateData.LAST_CAPTURE, advice.last() ? "1" : "0");
        set(message, 48, last + element(PrivateData.ADVICE_RRN, advice.trace().rrn()));
        return message;
    }

    IsoMessage reversal(int type, ReversalAdvice advice) {
        var message = request(type, advice.trace(), advice.amount(), advice.currency());
        set(message, 3, advice.ofRefund() ? REFUND : PURCHASE);
        original(message, advice.ofRefund() ? "0200" : "0100", advice.original());
        set(message, 37, advice.original().rrn());
        set(message, 48, element(PrivateData.ADVICE_RRN, advice.trace().rrn()));
        return message;
    }

    IsoMessage increment(int type, IncrementRequest request) {
        var message = request(type, request.trace(), request.amount(), request.currency());
        set(message, 3, PURCHASE);
        card(message, request.pan(), request.expMonth(), request.expYear());
        merchant(message, request.merchantId());
        original(message, "0100", request.authorization());
        set(message, 48, element(PrivateData.ORIGINAL_RRN, request.authorization().rrn()));
        return message;
    }

    IsoMessage refund(int type, RefundRequest request) {
        var message = request(type, request.trace(), request.amount(), request.currency());
        set(message, 3, REFUND);
        card(message, request.pan(), request.expMonth(), request.expYear());
        merchant(message, request.merchantId());
        original(message, "0100", request.authorization());
        set(message, 48, element(PrivateData.ORIGINAL_RRN, request.authorization().rrn()));
        return message;
    }

    private IsoMessage request(int type, NetworkTrace trace, long amount, String currency) {
        var message = wire.message(type);
        var transmitted = MONTH_TO_SECOND.format(trace.transmittedAt());
        set(message, 4, Long.toString(NetworkAmounts.of(amount, currency)));
        set(message, 7, transmitted);
        set(message, 11, stan(trace));
        set(message, 12, transmitted.substring(4));
        set(message, 13, transmitted.substring(0, 4));
        set(message, 22, "012");
        set(message, 25, "59");
        set(message, 32, config.acquirerId());
        set(message, 37, trace.rrn());
        set(message, 41, config.terminalId());
        set(message, 49, numericCode(currency));
        return message;
    }

    private void card(IsoMessage message, String pan, int expMonth, int expYear) {
        set(message, 2, pan);
        set(message, 14, twoDigits(expYear % 100) + twoDigits(expMonth));
    }

    /** Our ids are longer than field 42, but their last characters are random and tell enough. */
    private void merchant(IsoMessage message, String merchantId) {
        var start = Math.max(0, merchantId.length() - CARD_ACCEPTOR_LENGTH);
        set(message, 42, merchantId.substring(start));
        set(message, 43, config.cardAcceptorName());
    }

    /** Field 90: type, STAN, transmission time, acquiring and forwarding institution. */
    private void original(IsoMessage message, String type, NetworkTrace trace) {
        var acquirer = "0".repeat(11 - config.acquirerId().length()) + config.acquirerId();
        var transmitted = MONTH_TO_SECOND.format(trace.transmittedAt());
        set(message, 90, type + stan(trace) + transmitted + acquirer + "0".repeat(11));
    }

    private static String stan(NetworkTrace trace) {
        return Integer.toString(1_000_000 + trace.stan()).substring(1);
    }

    private static String numericCode(String currency) {
        var code = Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getNumericCode();
        return Integer.toString(1000 + code).substring(1);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
