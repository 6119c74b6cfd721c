package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.Page;
import io.gerbang.web.page.StripeList;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers as HTTP. */
final class Answers {

    private Answers() {}

    static RestResponse<ObjectNode> response(Answer answer) {
        var response =
                RestResponse.ResponseBuilder.<ObjectNode>create(answer.status())
                        .entity(answer.body());
        return answer.replayed()
                ? response.header("Idempotent-Replayed", true).build()
                : response.build();
    }

    static <T> ObjectNode list(String url, Page<T> page, Function<T, ObjectNode> view) {
        return StripeList.of(url, page.items().stream().map(view).toList(), page.hasMore());
    }
}
