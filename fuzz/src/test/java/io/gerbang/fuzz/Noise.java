package io.gerbang.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Damages inputs that are right, by chance: what a build has time for. Jazzer looks further where
 * it is told to, with {@code JAZZER_FUZZ=1}.
 */
public final class Noise {
    private static final int ROUNDS = 20_000;
    private static final int MOST_CHANGES = 8;
    private static final int BYTES = 256;

    private final long seed = Long.getLong("gerbang.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<byte[]> inputs;

    private Noise(List<byte[]> inputs) {
        this.inputs = inputs;
    }

    /**
     * @param inputs each character is a byte
     */
    public static Noise around(String... inputs) {
        return new Noise(
                Arrays.stream(inputs)
                        .map(input -> input.getBytes(StandardCharsets.ISO_8859_1))
                        .toList());
    }

    /** Prints its seed, and says of what fails which input it was. */
    public void test(Consumer<byte[]> parser) {
        System.out.println("seed of the noise: " + seed);
        for (var round = 0; round < ROUNDS; round++) {
            var input = damaged(inputs.get(random.nextInt(inputs.size())));
            try {
                parser.accept(input);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("Round %d of seed %d".formatted(round, seed), failure);
            }
        }
    }

    private byte[] damaged(byte[] input) {
        var bytes = input;
        for (var changes = random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] changed(byte[] input) {
        var at = random.nextInt(input.length + 1);
        return switch (random.nextInt(4)) {
            case 0 -> replaced(input, at);
            case 1 -> joined(input, at, at, new byte[] {(byte) random.nextInt(BYTES)});
            case 2 -> joined(input, at, at + random.nextInt(input.length - at + 1), new byte[0]);
            default -> {
                var end = at + random.nextInt(input.length - at + 1);
                yield joined(input, at, at, Arrays.copyOfRange(input, at, end));
            }
        };
    }

    private byte[] replaced(byte[] input, int at) {
        var copy = input.clone();
        if (at < copy.length) {
            copy[at] = (byte) random.nextInt(BYTES);
        }
        return copy;
    }

    private static byte[] joined(byte[] input, int start, int end, byte[] middle) {
        var joined = new byte[start + middle.length + input.length - end];
        System.arraycopy(input, 0, joined, 0, start);
        System.arraycopy(middle, 0, joined, start, middle.length);
        System.arraycopy(input, end, joined, start + middle.length, input.length - end);
        return joined;
    }
}
