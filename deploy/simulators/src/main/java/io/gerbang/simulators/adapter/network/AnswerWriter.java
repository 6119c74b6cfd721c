package io.gerbang.simulators.adapter.network;

import static io.gerbang.simulators.adapter.network.Iso8583Wire.set;

import com.solab.iso8583.IsoMessage;
import io.gerbang.simulators.domain.Answer;
import io.gerbang.simulators.domain.ResponseCode;
import io.vertx.core.buffer.Buffer;

/** Writes answers as ISO 8583 messages. They repeat what correlates them, not the card number. */
final class AnswerWriter {

    private static final int[] ECHOED = {3, 4, 7, 11, 12, 13, 32, 37, 41, 42, 49, 70};

    private final Iso8583Wire wire;

    AnswerWriter(Iso8583Wire wire) {
        this.wire = wire;
    }

    Buffer answer(IsoMessage request, Answer answer) {
        var message = answer(request, answer.responseCode());
        if (!answer.approvalCode().isEmpty()) {
            set(message, 38, answer.approvalCode());
        }
        set(message, 48, PrivateData.element(PrivateData.CVC_RESULT, answer.cvcResult()));
        return wire.frame(message);
    }

    Buffer formatError(IsoMessage request) {
        return wire.frame(answer(request, ResponseCode.FORMAT_ERROR));
    }

    /** Sign-on, echo and sign-off are always granted. */
    Buffer management(IsoMessage request) {
        return wire.frame(answer(request, ResponseCode.APPROVED));
    }

    private IsoMessage answer(IsoMessage request, String responseCode) {
        var message = wire.message((request.getType() & ~1) + 0x10);
        message.copyFieldsFrom(request, ECHOED);
        set(message, 39, responseCode);
        return message;
    }
}
