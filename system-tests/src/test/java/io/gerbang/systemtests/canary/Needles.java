package io.gerbang.systemtests.canary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds secrets in bytes, in whatever form somebody may have written them down. */
final class Needles {
    /** How much of a form is looked up before all of it is compared; none is shorter. */
    private static final int HEAD = Long.BYTES;

    private static final int GROUP = 4;
    private static final int BASE64_BYTES = 3;
    private static final int BASE64_DIGITS = 4;

    private final Map<Long, List<Form>> byHead = new HashMap<>();
    private int longest = HEAD;

    /** A secret as it may be written, and what to say of it when it is found. */
    private record Form(byte[] bytes, String name) {}

    /**
     * @param name which does not give the secret away
     */
    void add(String name, String secret) {
        addText(name, secret);
        addText(name + ", reversed", new StringBuilder(secret).reverse().toString());
        if (secret.chars().allMatch(Character::isDigit)) {
            for (var separator : List.of(" ", "-", ".")) {
                addForm(name + ", in groups", grouped(secret, separator));
            }
            addText(name + ", in groups", grouped(secret, " "));
        }
    }

    /** Only as it is written here. */
    void addForm(String name, String text) {
        add(name, bytes(text));
    }

    /** What is found, by the names of the secrets. */
    Set<String> in(byte[] haystack) {
        return in(haystack, haystack.length);
    }

    Set<String> in(byte[] haystack, int length) {
        var found = new TreeSet<String>();
        var head = 0L;
        for (var index = 0; index < length; index++) {
            head = head << Byte.SIZE | haystack[index] & 0xFF;
            if (index >= HEAD - 1) {
                for (var form : byHead.getOrDefault(head, List.of())) {
                    if (isAt(haystack, length, index - HEAD + 1, form.bytes())) {
                        found.add(form.name());
                    }
                }
            }
        }
        return found;
    }

    /** In bytes; who reads in parts keeps as much of the last one. */
    int longest() {
        return longest;
    }

    private static boolean isAt(byte[] haystack, int length, int start, byte[] form) {
        if (start + form.length > length) {
            return false;
        }
        for (var index = HEAD; index < form.length; index++) {
            if (haystack[start + index] != form[index]) {
                return false;
            }
        }
        return true;
    }

    private void addText(String name, String text) {
        var bytes = bytes(text);
        add(name, bytes);
        add(name + ", in UTF-16", text.getBytes(StandardCharsets.UTF_16BE));
        add(name + ", in UTF-16", text.getBytes(StandardCharsets.UTF_16LE));
        add(name + ", in hex", bytes(HexFormat.of().formatHex(bytes)));
        add(name + ", in hex", bytes(HexFormat.of().withUpperCase().formatHex(bytes)));
        for (var offset = 0; offset < BASE64_BYTES; offset++) {
            add(name + ", in base64", bytes(base64(bytes, offset, Base64.getEncoder())));
            add(name + ", in base64", bytes(base64(bytes, offset, Base64.getUrlEncoder())));
        }
    }

    /**
     * The digits that are the same wherever the secret stands in what is encoded.
     *
     * @param offset how many bytes are before it, modulo three
     */
    private static String base64(byte[] secret, int offset, Base64.Encoder encoder) {
        var padded = new byte[offset + secret.length];
        System.arraycopy(secret, 0, padded, offset, secret.length);
        var digits = encoder.withoutPadding().encodeToString(padded);
        var whole = padded.length / BASE64_BYTES * BASE64_DIGITS;
        return digits.substring(offset == 0 ? 0 : BASE64_DIGITS, whole);
    }

    private static String grouped(String digits, String separator) {
        return digits.replaceAll("(.{" + GROUP + "})(?=.)", "$1" + separator);
    }

    private void add(String name, byte[] bytes) {
        if (bytes.length < HEAD) {
            throw new IllegalArgumentException(name + " is found too easily");
        }
        longest = Math.max(longest, bytes.length);
        byHead.computeIfAbsent(ByteBuffer.wrap(bytes).getLong(), head -> new ArrayList<>())
                .add(new Form(bytes, name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
