package io.gerbang.web.form;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;

/** Percent-encoded text, with {@code +} for a blank. */
final class UrlText {

    private UrlText() {}

    /**
     * Decodes strictly: a broken escape, broken UTF-8 or a NUL, which no database takes, is 400.
     */
    static String decode(byte[] encoded, int start, int end) {
        for (var i = start; i < end; i++) {
            var b = encoded[i];
            if (b <= 0 || b == '%' || b == '+') {
                return decodeSlowly(encoded, start, end);
            }
        }
        return new String(encoded, start, end - start, ISO_8859_1);
    }

    private static String decodeSlowly(byte[] encoded, int start, int end) {
        var decoded = new byte[end - start];
        var length = 0;
        for (var i = start; i < end; i++) {
            var b = encoded[i];
            if (b == '%') {
                b = escaped(encoded, i, end);
                i += 2;
            } else if (b == '+') {
                b = ' ';
            }
            if (b == 0) {
                throw FormCodec.malformed("A parameter holds a NUL character.");
            }
            decoded[length++] = b;
        }
        return utf8(decoded, length);
    }

    private static byte escaped(byte[] encoded, int percent, int end) {
        var high = percent + 2 < end ? Character.digit(encoded[percent + 1], 16) : -1;
        var low = percent + 2 < end ? Character.digit(encoded[percent + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw FormCodec.malformed("A parameter holds a broken percent escape.");
        }
        return (byte) (high << 4 | low);
    }

    private static String utf8(byte[] bytes, int length) {
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw FormCodec.malformed("A parameter is not UTF-8.");
        }
    }
}
