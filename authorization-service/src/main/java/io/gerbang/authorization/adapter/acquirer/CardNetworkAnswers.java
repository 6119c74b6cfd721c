package io.gerbang.authorization.adapter.acquirer;

import static io.gerbang.authorization.adapter.acquirer.Iso8583Wire.get;

import com.solab.iso8583.IsoMessage;
import io.gerbang.authorization.application.issuer.AcquirerAnswer;
import io.gerbang.authorization.application.issuer.AdviceAnswer;
import io.gerbang.authorization.application.issuer.LateApproval;
import java.util.Optional;

/** Reads what the network replied. */
final class CardNetworkAnswers {

    static final String APPROVED = "00";
    static final String NO_RECORD = "25";
    private static final String RECEIVED_TOO_LATE = "68";
    private static final String ISSUER_INOPERATIVE = "91";
    private static final String DUPLICATE = "94";
    private static final String SYSTEM_MALFUNCTION = "96";
    private static final String CVC_NOT_PROCESSED = "P";

    private CardNetworkAnswers() {}

    /** Only a repeat asks for an original, so only a repeat can miss it. */
    static AcquirerAnswer request(Reply reply, boolean repeat) {
        return switch (reply) {
            case Reply.Silence silence -> new AcquirerAnswer.NoAnswer(silence.sent());
            case Reply.Answer(var message) -> {
                var code = get(message, 39);
                if (tellsNothing(code, repeat)) {
                    yield new AcquirerAnswer.NoAnswer(true);
                }
                yield repeat && code.equals(NO_RECORD)
                        ? new AcquirerAnswer.NoOriginal()
                        : decision(code, message);
            }
        };
    }

    private static AcquirerAnswer decision(String code, IsoMessage message) {
        return code.equals(APPROVED)
                ? new AcquirerAnswer.Approved(get(message, 38), cvcResult(message))
                : new AcquirerAnswer.Refused(code, cvcResult(message));
    }

    /**
     * Whether a code leaves open what was decided (ISO 8583:1987, field 39). An issuer that cannot
     * be reached refuses a request, but of the original of a repeat it says nothing.
     */
    private static boolean tellsNothing(String code, boolean repeat) {
        return switch (code) {
            case "", RECEIVED_TOO_LATE, DUPLICATE -> true;
            case ISSUER_INOPERATIVE, SYSTEM_MALFUNCTION -> repeat;
            default -> false;
        };
    }

    /** An advice is always as good as a repeat: it is told until the host has taken note. */
    static AdviceAnswer capture(Reply reply) {
        return switch (reply) {
            case Reply.Silence _ -> new AdviceAnswer.NoAnswer();
            case Reply.Answer(var message) -> {
                var code = get(message, 39);
                if (tellsNothing(code, true)) {
                    yield new AdviceAnswer.NoAnswer();
                }
                yield code.equals(APPROVED)
                        ? new AdviceAnswer.Acknowledged()
                        : new AdviceAnswer.Refused(code);
            }
        };
    }

    /** Where the host has no record it holds nothing, which is all that a reversal wants. */
    static AdviceAnswer reversal(Reply reply) {
        return switch (capture(reply)) {
            case AdviceAnswer.Refused(var code) when code.equals(NO_RECORD) ->
                    new AdviceAnswer.Acknowledged();
            case AdviceAnswer answer -> answer;
        };
    }

    /** Empty where the message is something else than the approval of an authorization. */
    static Optional<LateApproval> lateApproval(IsoMessage message) {
        var stan = get(message, 11);
        var amount = get(message, 4);
        var approved = message.getType() == 0x0110 && get(message, 39).equals(APPROVED);
        return approved && isNumber(stan) && isNumber(amount)
                ? Optional.of(
                        new LateApproval(
                                Integer.parseInt(stan),
                                get(message, 37),
                                get(message, 38),
                                Long.parseLong(amount)))
                : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String cvcResult(IsoMessage message) {
        var result = PrivateData.read(get(message, 48), PrivateData.CVC_RESULT);
        return result.isEmpty() ? CVC_NOT_PROCESSED : result;
    }
}
