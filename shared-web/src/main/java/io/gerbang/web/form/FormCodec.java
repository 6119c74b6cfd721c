package io.gerbang.web.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code application/x-www-form-urlencoded} with Stripe's brackets: {@code a[b][c]=}, {@code
 * a[]=} and {@code a[0]=}.
 *
 * <p>Anything beyond 1 MB, 1,000 pairs or 16 levels is refused before it costs more than one pass
 * over the bytes. A repeated name keeps its last value.
 */
public final class FormCodec {

    /** Bytes of body and query together. */
    public static final int MAX_BYTES = 1_048_576;

    /** Levels of brackets, the name before them included. */
    public static final int MAX_DEPTH = 16;

    /** Pairs of name and value. */
    public static final int MAX_PAIRS = 1_000;

    private final Node.Branch root = new Node.Branch();
    private int bytes;
    private int pairs;

    private FormCodec() {}

    /**
     * Reads a query string and a body into one tree.
     *
     * @throws StripeException 413 beyond the size, 400 beyond the other limits or if malformed
     */
    public static Params parse(@Nullable String query, byte[] body) {
        var codec = new FormCodec();
        if (query != null && !query.isEmpty()) {
            codec.read(query.getBytes(UTF_8));
        }
        codec.read(body);
        return new Params(codec.root, "");
    }

    /** Reads one encoded text, a body or a query. */
    public static Params parse(String encoded) {
        return parse(encoded, new byte[0]);
    }

    private void read(byte[] encoded) {
        bytes += encoded.length;
        if (bytes > MAX_BYTES) {
            throw StripeErrors.requestTooLarge();
        }
        var start = 0;
        while (start < encoded.length) {
            var end = indexOf(encoded, '&', start, encoded.length);
            if (end > start) {
                readPair(encoded, start, end);
            }
            start = end + 1;
        }
    }

    private void readPair(byte[] encoded, int start, int end) {
        if (++pairs > MAX_PAIRS) {
            throw malformed("A request has at most " + MAX_PAIRS + " parameters.");
        }
        var equals = indexOf(encoded, '=', start, end);
        var name = UrlText.decode(encoded, start, equals);
        var value = equals == end ? "" : UrlText.decode(encoded, equals + 1, end);
        put(segments(name), value);
    }

    private void put(List<String> segments, String value) {
        var branch = root;
        for (var i = 0; i < segments.size() - 1; i++) {
            branch = descend(branch, segments.get(i), segments.get(i + 1));
        }
        var name = segments.getLast();
        var key = name.isEmpty() ? branch.nextKey() : name;
        if (branch.children.put(key, new Node.Text(value)) instanceof Node.Branch) {
            throw malformed("A parameter is given both as a value and as an object.");
        }
    }

    private static Node.Branch descend(Node.Branch branch, String name, String child) {
        var key = name.isEmpty() ? branch.keyFor(child) : name;
        return switch (branch.children.computeIfAbsent(key, _ -> new Node.Branch())) {
            case Node.Branch next -> next;
            case Node.Text _ ->
                    throw malformed("A parameter is given both as a value and as an object.");
        };
    }

    /** Splits {@code a[b][]} into a, b and an empty name. */
    private static List<String> segments(String name) {
        var open = name.indexOf('[');
        if (open < 0) {
            return List.of(checked(name));
        }
        var segments = new ArrayList<String>(4);
        segments.add(checked(name.substring(0, open)));
        while (open < name.length()) {
            var close = name.indexOf(']', open);
            if (close < 0 || name.charAt(open) != '[' || segments.size() == MAX_DEPTH) {
                throw malformed("A parameter's brackets do not match, or are too deep.");
            }
            segments.add(name.substring(open + 1, close));
            open = close + 1;
        }
        return segments;
    }

    private static String checked(String rootName) {
        if (rootName.isEmpty()) {
            throw malformed("A parameter has no name.");
        }
        return rootName;
    }

    private static int indexOf(byte[] bytes, char wanted, int start, int end) {
        for (var i = start; i < end; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return end;
    }

    static StripeException malformed(String message) {
        return StripeErrors.invalid(400, message).build();
    }
}
