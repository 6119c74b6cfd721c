package io.gerbang.web.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A list as Stripe gives it. */
public final class StripeList {

    private StripeList() {}

    /**
     * Makes the list object.
     *
     * @param url the path of the list, such as {@code /v1/charges}
     * @param hasMore whether objects follow in the direction that was asked for
     */
    public static ObjectNode of(String url, List<ObjectNode> data, boolean hasMore) {
        var list = JsonNodeFactory.instance.objectNode().put("object", "list");
        list.putArray("data").addAll(data);
        return list.put("has_more", hasMore).put("url", url);
    }
}
