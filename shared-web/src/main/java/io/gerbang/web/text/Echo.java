package io.gerbang.web.text;

/** Makes what a caller sent safe to repeat, in an answer or in a log line. */
public final class Echo {

    private static final int LONGEST = 100;

    private Echo() {}

    /** At most 100 characters on one line; nothing of a text that holds a card number or a key. */
    public static String safe(String text) {
        return safe(text, LONGEST);
    }

    /** The same, of another length. */
    public static String safe(String text, int longest) {
        if (CardNumbers.within(text) || looksLikeKey(text)) {
            return "[withheld]";
        }
        return oneLine(text.length() > longest ? text.substring(0, longest) + "…" : text);
    }

    /** Escapes control characters, so that a value cannot forge a line of the log. */
    public static String oneLine(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (breaksLine(text.charAt(i))) {
                return escape(text);
            }
        }
        return text;
    }

    private static boolean looksLikeKey(String text) {
        return text.contains("sk_test_")
                || text.contains("sk_live_")
                || text.contains("rk_test_")
                || text.contains("rk_live_")
                || text.contains("whsec_")
                || text.contains("_secret_");
    }

    private static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (breaksLine(c)) {
                escaped.append("\\u").append(Integer.toHexString(c | 0x10000), 1, 5);
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean breaksLine(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
