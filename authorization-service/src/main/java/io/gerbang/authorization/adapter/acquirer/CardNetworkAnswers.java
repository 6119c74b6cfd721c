package io.gerbang.authorization.adapter.acquirer;

import static io.gerbang.authorization.adapter.acquirer.Iso8583Wire.get;

import com.solab.iso8583.IsoMessage;
import io.gerbang.authorization.application.AcquirerAnswer;
import io.gerbang.authorization.application.AdviceAnswer;
import io.gerbang.authorization.application.LateApproval;
import java.util.Optional;

/** Reads what the network replied. */
final class CardNetworkAnswers {

    static final String APPROVED = "00";
    static final String NO_RECORD = "25";
    private static final String CVC_NOT_PROCESSED = "P";

    private CardNetworkAnswers() {}

    /** Only a repeat asks for an original, so only a repeat can miss it. */
    static AcquirerAnswer request(Reply reply, boolean repeat) {
        return switch (reply) {
            case Reply.Silence silence -> new AcquirerAnswer.NoAnswer(silence.sent());
            case Reply.Answer(var message) -> {
                var code = get(message, 39);
                var original = !(repeat && code.equals(NO_RECORD));
                yield original ? decision(code, message) : new AcquirerAnswer.NoOriginal();
            }
        };
    }

    private static AcquirerAnswer decision(String code, IsoMessage message) {
        return switch (code) {
            case APPROVED -> new AcquirerAnswer.Approved(get(message, 38), cvcResult(message));
            case "" -> new AcquirerAnswer.NoAnswer(true);
            default -> new AcquirerAnswer.Refused(code, cvcResult(message));
        };
    }

    static AdviceAnswer capture(Reply reply) {
        return switch (reply) {
            case Reply.Silence _ -> new AdviceAnswer.NoAnswer();
            case Reply.Answer(var message) ->
                    switch (get(message, 39)) {
                        case APPROVED -> new AdviceAnswer.Acknowledged();
                        case "" -> new AdviceAnswer.NoAnswer();
                        default -> new AdviceAnswer.Refused(get(message, 39));
                    };
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
