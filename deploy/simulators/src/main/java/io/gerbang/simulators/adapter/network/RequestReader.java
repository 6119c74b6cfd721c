package io.gerbang.simulators.adapter.network;

import static io.gerbang.simulators.adapter.network.Iso8583Wire.get;

import com.solab.iso8583.IsoMessage;
import io.gerbang.simulators.domain.Card;
import io.gerbang.simulators.domain.IssuerRequest;
import io.gerbang.simulators.domain.Trace;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads requests from ISO 8583 messages. */
final class RequestReader {

    private static final int CENTURY = 2000;
    private static final String PURCHASE = "000000";
    private static final String REFUND = "200000";

    private RequestReader() {}

    /** Empty where a field is missing or malformed. */
    static Optional<IssuerRequest> read(IsoMessage message) {
        if (!isWellFormed(message)) {
            return Optional.empty();
        }
        return switch (message.getType()) {
            case 0x0100 -> authorization(message, false);
            case 0x0101 -> authorization(message, true);
            case 0x0200 -> refund(message, false);
            case 0x0201 -> refund(message, true);
            case 0x0220 -> Optional.of(capture(message, false));
            case 0x0221 -> Optional.of(capture(message, true));
            case 0x0420 -> Optional.of(reversal(message, false));
            case 0x0421 -> Optional.of(reversal(message, true));
            default -> Optional.empty();
        };
    }

    /** One that names another authorization asks to increase that. */
    private static Optional<IssuerRequest> authorization(IsoMessage message, boolean repeat) {
        if (!get(message, 3).equals(PURCHASE) || !namesCard(message)) {
            return Optional.empty();
        }
        var original = element(message, PrivateData.ORIGINAL_RRN);
        return Optional.of(
                original.isEmpty()
                        ? new IssuerRequest.Authorize(
                                trace(message),
                                repeat,
                                card(message),
                                amount(message),
                                currency(message),
                                proof(message),
                                get(message, 42),
                                element(message, PrivateData.MERCHANT_INITIATED).equals("1"))
                        : new IssuerRequest.Increment(
                                trace(message),
                                repeat,
                                card(message),
                                original,
                                amount(message),
                                currency(message)));
    }

    private static IssuerRequest.@Nullable Proof proof(IsoMessage message) {
        var value = element(message, PrivateData.AUTHENTICATION_VALUE);
        return value.isEmpty()
                ? null
                : new IssuerRequest.Proof(value, element(message, PrivateData.AUTHENTICATION_ID));
    }

    private static Optional<IssuerRequest> refund(IsoMessage message, boolean repeat) {
        return get(message, 3).equals(REFUND) && namesCard(message)
                ? Optional.of(
                        new IssuerRequest.Refund(
                                trace(message),
                                repeat,
                                card(message),
                                element(message, PrivateData.ORIGINAL_RRN),
                                amount(message),
                                currency(message)))
                : Optional.empty();
    }

    private static IssuerRequest capture(IsoMessage message, boolean repeat) {
        return new IssuerRequest.Capture(
                trace(message),
                repeat,
                adviceRrn(message),
                amount(message),
                currency(message),
                element(message, PrivateData.LAST_CAPTURE).equals("1"));
    }

    private static IssuerRequest reversal(IsoMessage message, boolean repeat) {
        return new IssuerRequest.Reverse(
                trace(message), repeat, adviceRrn(message), amount(message), currency(message));
    }

    private static boolean isWellFormed(IsoMessage message) {
        return isNumber(get(message, 4))
                && isNumber(get(message, 7))
                && isNumber(get(message, 11))
                && isPrintable(get(message, 37))
                && isPrintable(get(message, 41))
                && isPrintable(element(message, PrivateData.ADVICE_RRN) + ".")
                && isPrintable(element(message, PrivateData.ORIGINAL_RRN) + ".")
                && !currency(message).isEmpty();
    }

    private static boolean namesCard(IsoMessage message) {
        var number = get(message, 2);
        var expiry = get(message, 14);
        return isNumber(number)
                && number.length() >= 13
                && number.length() <= 19
                && isNumber(expiry)
                && month(expiry) >= 1
                && month(expiry) <= 12;
    }

    private static Trace trace(IsoMessage message) {
        return new Trace(get(message, 7), get(message, 11), get(message, 37), get(message, 41));
    }

    private static Card card(IsoMessage message) {
        var expiry = get(message, 14);
        var year = CENTURY + Integer.parseInt(expiry.substring(0, 2));
        var cvc = element(message, PrivateData.CVC);
        return new Card(
                get(message, 2), YearMonth.of(year, month(expiry)), cvc.isEmpty() ? null : cvc);
    }

    private static int month(String expiry) {
        return Integer.parseInt(expiry.substring(2));
    }

    private static long amount(IsoMessage message) {
        return Long.parseLong(get(message, 4));
    }

    private static String currency(IsoMessage message) {
        return Currencies.ofDigits(get(message, 49));
    }

    /** An acquirer that does not number its advices has the authorization's number only. */
    private static String adviceRrn(IsoMessage message) {
        var own = element(message, PrivateData.ADVICE_RRN);
        return own.isEmpty() ? get(message, 37) : own;
    }

    private static String element(IsoMessage message, String tag) {
        return PrivateData.read(get(message, 48), tag);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isPrintable(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
