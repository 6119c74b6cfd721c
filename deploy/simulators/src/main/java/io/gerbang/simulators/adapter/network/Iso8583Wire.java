package io.gerbang.simulators.adapter.network;

import com.solab.iso8583.IsoMessage;
import com.solab.iso8583.IsoType;
import com.solab.iso8583.MessageFactory;
import com.solab.iso8583.parse.FieldParseInfo;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * ISO 8583:1987 in ASCII, each message behind its length in two bytes, big-endian.
 *
 * <p>The parser logs the content of a message whose type it does not know, and its exceptions quote
 * what they could not read. So the type is looked at first, and exceptions end here.
 */
final class Iso8583Wire {

    static final int LENGTH_BYTES = 2;
    private static final String ENCODING = StandardCharsets.ISO_8859_1.name();
    private static final Set<Integer> FROM_ACQUIRER =
            Set.of(0x0100, 0x0101, 0x0200, 0x0201, 0x0220, 0x0221, 0x0420, 0x0421, 0x0800);
    private static final Map<Integer, Field> FIELDS =
            Map.ofEntries(
                    Map.entry(2, new Field(IsoType.LLVAR, 0)),
                    Map.entry(3, new Field(IsoType.NUMERIC, 6)),
                    Map.entry(4, new Field(IsoType.NUMERIC, 12)),
                    Map.entry(7, new Field(IsoType.NUMERIC, 10)),
                    Map.entry(11, new Field(IsoType.NUMERIC, 6)),
                    Map.entry(12, new Field(IsoType.NUMERIC, 6)),
                    Map.entry(13, new Field(IsoType.NUMERIC, 4)),
                    Map.entry(14, new Field(IsoType.NUMERIC, 4)),
                    Map.entry(22, new Field(IsoType.NUMERIC, 3)),
                    Map.entry(25, new Field(IsoType.NUMERIC, 2)),
                    Map.entry(32, new Field(IsoType.LLVAR, 0)),
                    Map.entry(37, new Field(IsoType.ALPHA, 12)),
                    Map.entry(38, new Field(IsoType.ALPHA, 6)),
                    Map.entry(39, new Field(IsoType.ALPHA, 2)),
                    Map.entry(41, new Field(IsoType.ALPHA, 8)),
                    Map.entry(42, new Field(IsoType.ALPHA, 15)),
                    Map.entry(43, new Field(IsoType.ALPHA, 40)),
                    Map.entry(48, new Field(IsoType.LLLVAR, 0)),
                    Map.entry(49, new Field(IsoType.NUMERIC, 3)),
                    Map.entry(70, new Field(IsoType.NUMERIC, 3)),
                    Map.entry(90, new Field(IsoType.NUMERIC, 42)));

    private final MessageFactory<IsoMessage> factory = new MessageFactory<>();
    private final Set<Integer> readable;

    Iso8583Wire() {
        this(FROM_ACQUIRER);
    }

    Iso8583Wire(Set<Integer> readable) {
        this.readable = readable;
        factory.setCharacterEncoding(ENCODING);
        var guide = new HashMap<Integer, FieldParseInfo>();
        FIELDS.forEach((number, field) -> guide.put(number, field.parser()));
        readable.forEach(type -> factory.setParseMap(type, guide));
    }

    IsoMessage message(int type) {
        return factory.newMessage(type);
    }

    static void set(IsoMessage message, int number, String value) {
        var field = FIELDS.get(number);
        message.setValue(number, value, field.type(), field.length());
    }

    /** Empty where the field is absent. */
    static String get(IsoMessage message, int number) {
        String value = message.getObjectValue(number);
        return value == null ? "" : value;
    }

    Buffer frame(IsoMessage message) {
        return Buffer.buffer(message.writeToBuffer(LENGTH_BYTES).array());
    }

    /** Empty where the bytes are no message of a readable type. */
    Optional<IsoMessage> parse(Buffer bytes) {
        try {
            if (bytes.length() < 4 || !readable.contains(type(bytes))) {
                return Optional.empty();
            }
            return Optional.of(factory.parseMessage(bytes.getBytes(), 0));
        } catch (Exception unreadable) {
            return Optional.empty();
        }
    }

    private static int type(Buffer bytes) {
        return Integer.parseInt(bytes.getString(0, 4, ENCODING), 16);
    }

    private record Field(IsoType type, int length) {
        FieldParseInfo parser() {
            return FieldParseInfo.getInstance(type, length, ENCODING, false);
        }
    }
}
