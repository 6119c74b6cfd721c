package io.gerbang.authorization.adapter.acquirer;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.gerbang.fuzz.Noise;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whatever the card network sends, it is a message or it is not; nothing breaks the link. */
class Iso8583FuzzTest {
    private static final int LONGEST = 65_535;

    private final Iso8583Wire wire = new Iso8583Wire();

    @FuzzTest
    void any_stream_is_cut_into_messages_or_nothing(byte[] input) {
        var reader =
                new FrameReader(bytes -> {
                    assertThat(bytes.length()).isBetween(1, LONGEST);
                    wire.parse(bytes);
                });
        reader.handle(Buffer.buffer(input));
    }

    @FuzzTest
    void any_message_is_read_or_is_none(byte[] input) {
        wire.parse(Buffer.buffer(input))
                .ifPresent(message -> {
                    for (var field : new int[] {11, 37, 38, 39, 48, 90}) {
                        assertThat(Iso8583Wire.get(message, field)).isNotNull();
                    }
                });
    }

    @Test
    void a_damaged_stream_is_cut_into_messages_or_nothing() {
        Noise.around(answer(), answer() + answer(), "\0\0" + answer())
                .test(this::any_stream_is_cut_into_messages_or_nothing);
    }

    @Test
    void a_damaged_message_is_read_or_is_none() {
        Noise.around(
                        answer().substring(Iso8583Wire.LENGTH_BYTES),
                        "0110F",
                        "0800822000000000000004")
                .test(this::any_message_is_read_or_is_none);
    }

    private String answer() {
        var message = wire.message(0x0110);
        Iso8583Wire.set(message, 3, "000000");
        Iso8583Wire.set(message, 4, "000015000000");
        Iso8583Wire.set(message, 7, "1126010203");
        Iso8583Wire.set(message, 11, "000042");
        Iso8583Wire.set(message, 37, "633010000042");
        Iso8583Wire.set(message, 38, "A1B2C3");
        Iso8583Wire.set(message, 39, "00");
        Iso8583Wire.set(message, 48, "M");
        return new String(wire.frame(message).getBytes(), StandardCharsets.ISO_8859_1);
    }
}
