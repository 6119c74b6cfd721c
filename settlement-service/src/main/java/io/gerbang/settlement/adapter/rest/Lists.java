package io.gerbang.settlement.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.settlement.application.PageCursor;
import io.gerbang.settlement.application.SecondRange;
import io.gerbang.settlement.application.Slice;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.key.Caller;
import io.gerbang.web.page.CreatedRange;
import io.gerbang.web.page.PageRequest;
import io.gerbang.web.page.StripeList;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the lists of this service have in common. */
final class Lists {

    private Lists() {}

    static AccountHolder holder(Caller caller) {
        return new AccountHolder(caller.merchantId(), caller.livemode());
    }

    static SecondRange range(CreatedRange range) {
        return new SecondRange(range.from(), range.until());
    }

    /**
     * The cursor of a page.
     *
     * @param find looks up the object that a cursor names
     * @return fails with 400 where there is no such object
     */
    static <T> Uni<PageCursor> cursor(
            PageRequest page, String object, Function<String, Uni<Optional<T>>> find) {
        var param = page.startingAfter() != null ? "starting_after" : "ending_before";
        var id = page.startingAfter() != null ? page.startingAfter() : page.endingBefore();
        var cursor = new PageCursor(page.limit(), page.startingAfter(), page.endingBefore());
        return require(object, param, id, find).replaceWith(cursor);
    }

    /**
     * Fails with 400 where there is no such object.
     *
     * @param param names the object
     * @param id null where the parameter was not given
     */
    static <T> Uni<Void> require(
            String object,
            String param,
            @Nullable String id,
            Function<String, Uni<Optional<T>>> find) {
        return id == null
                ? Uni.createFrom().voidItem()
                : find.apply(id)
                        .map(found ->
                                found.orElseThrow(
                                        () -> StripeErrors.resourceMissing(object, id, param)))
                        .replaceWithVoid();
    }

    static <T> ObjectNode json(String url, Slice<T> slice, Function<T, ObjectNode> view) {
        return StripeList.of(url, slice.items().stream().map(view).toList(), slice.hasMore());
    }
}
