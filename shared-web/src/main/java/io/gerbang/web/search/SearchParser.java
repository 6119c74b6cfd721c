package io.gerbang.web.search;

import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.search.SearchQuery.Joint;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query from its first character to its last.
 *
 * <pre>
 * query  = clause { space [ ("AND" | "OR") space ] clause }
 * clause = [ "-" ] field operator value
 * field  = name { "." name } | "metadata[" quoted "]"
 * value  = quoted | "null" | characters without space or quote
 * quoted = in double or single quotes; a backslash takes the next character as it is
 * </pre>
 */
final class SearchParser {

    private static final String METADATA = "metadata";

    private final String text;
    private int at;

    SearchParser(String text) {
        this.text = text;
    }

    SearchQuery parse() {
        var clauses = new ArrayList<SearchClause>();
        Joint joint = null;
        skipSpace();
        clauses.add(clause());
        while (skipSpace() && at < text.length()) {
            var next = joint();
            if (joint != null && joint != next) {
                throw refusal("AND and OR cannot be combined in one query.");
            }
            joint = next;
            clauses.add(clause());
            if (clauses.size() > SearchQuery.MOST_CLAUSES) {
                throw refusal("A query has at most " + SearchQuery.MOST_CLAUSES + " clauses.");
            }
        }
        return new SearchQuery(joint == null ? Joint.AND : joint, clauses);
    }

    private Joint joint() {
        for (var joint : Joint.values()) {
            var end = at + joint.name().length();
            if (text.regionMatches(true, at, joint.name(), 0, joint.name().length())
                    && end < text.length()
                    && Character.isWhitespace(text.charAt(end))) {
                at = end;
                skipSpace();
                return joint;
            }
        }
        return Joint.AND;
    }

    private SearchClause clause() {
        var negated = accept('-');
        var field = field();
        var operator = operator();
        var value = value();
        if (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            throw expected("a space");
        }
        return new SearchClause(negated, field, operator, value);
    }

    private SearchField field() {
        var start = at;
        while (at < text.length() && isOfName(text.charAt(at))) {
            at++;
        }
        var name = text.substring(start, at);
        if (name.isEmpty()) {
            throw expected("a field");
        }
        if (!name.equals(METADATA)) {
            return new SearchField.Property(name);
        }
        if (!accept('[')) {
            throw expected("[\"key\"] after metadata");
        }
        var key = quoted();
        if (key == null) {
            throw expected("a key in quotes");
        }
        if (!accept(']')) {
            throw expected("]");
        }
        return new SearchField.Metadata(key);
    }

    private SearchOperator operator() {
        for (var operator : SearchOperator.values()) {
            if (text.startsWith(operator.symbol(), at)) {
                at += operator.symbol().length();
                return operator;
            }
        }
        throw expected("one of : ~ > < >= <=");
    }

    private SearchValue value() {
        var quoted = quoted();
        if (quoted != null) {
            return new SearchValue.Text(quoted);
        }
        var start = at;
        while (at < text.length() && isOfBareValue(text.charAt(at))) {
            at++;
        }
        var bare = text.substring(start, at);
        if (bare.isEmpty()) {
            throw expected("a value");
        }
        return bare.toLowerCase(Locale.ROOT).equals("null")
                ? new SearchValue.Absent()
                : new SearchValue.Text(bare);
    }

    /** The text between quotes; null where there are none. */
    private @Nullable String quoted() {
        var quote = at < text.length() ? text.charAt(at) : ' ';
        if (quote != '"' && quote != '\'') {
            return null;
        }
        var unescaped = new StringBuilder();
        for (at++; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == quote) {
                at++;
                return unescaped.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                c = text.charAt(++at);
            }
            unescaped.append(c);
        }
        throw expected("a closing quote");
    }

    private boolean accept(char c) {
        var found = at < text.length() && text.charAt(at) == c;
        if (found) {
            at++;
        }
        return found;
    }

    private boolean skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return true;
    }

    private static boolean isOfName(char c) {
        return c == '_' || c == '.' || Character.isLetterOrDigit(c);
    }

    private static boolean isOfBareValue(char c) {
        return c != '"' && c != '\'' && !Character.isWhitespace(c);
    }

    private StripeException expected(String what) {
        return refusal(
                "The query cannot be read at character %d: %s is expected."
                        .formatted(at + 1, what));
    }

    private static StripeException refusal(String message) {
        return StripeErrors.invalid(400, message).param("query").build();
    }
}
