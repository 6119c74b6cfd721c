package io.gerbang.web.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.form.Params;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a search's result that is asked for; it runs from the newest to the oldest.
 *
 * @param limit 1 to 100 objects
 * @param after the id after which to begin; null begins with the newest
 */
public record SearchPage(SearchQuery query, int limit, @Nullable String after) {

    private static final int DEFAULT_LIMIT = 10;
    private static final int HIGHEST_LIMIT = 100;
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_]{1,100}");

    /**
     * Reads {@code query}, {@code limit} and {@code page}.
     *
     * @throws StripeException 400 that names the parameter
     */
    public static SearchPage from(Params params) {
        var limit = params.between("limit", 1, HIGHEST_LIMIT).orElse(DEFAULT_LIMIT);
        return new SearchPage(
                SearchQuery.parse(params.requiredString("query")),
                limit,
                params.string("page").map(SearchPage::id).orElse(null));
    }

    /**
     * Makes the answer.
     *
     * @param url the path of the search, such as {@code /v1/charges/search}
     * @param hasMore whether older objects match, too
     */
    public static ObjectNode answer(String url, List<ObjectNode> data, boolean hasMore) {
        var answer = JsonNodeFactory.instance.objectNode().put("object", "search_result");
        answer.putArray("data").addAll(data);
        answer.put("has_more", hasMore);
        answer.put("next_page", hasMore ? token(data.getLast().get("id").textValue()) : null);
        return answer.put("url", url);
    }

    private static String token(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(UTF_8));
    }

    private static String id(String token) {
        try {
            var id = new String(Base64.getUrlDecoder().decode(token), UTF_8);
            if (ID.matcher(id).matches()) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Nothing that we gave.
        }
        throw StripeErrors.invalidParameter(
                "page",
                "parameter_invalid_string",
                "page takes the next_page of an earlier answer.");
    }
}
