package io.gerbang.checkout.application.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.clock.BusinessTime;
import io.gerbang.checkout.application.idempotency.IdempotentWrites;
import io.gerbang.checkout.application.view.Previously;
import io.gerbang.messaging.Followed;
import io.gerbang.web.ApiRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes that are complete in one transaction, which tells the merchant of them, too. */
@ApplicationScoped
public class MerchantWrites {

    private final IdempotentWrites writes;
    private final MerchantEvents events;
    private final BusinessTime time;

    MerchantWrites(IdempotentWrites writes, MerchantEvents events, BusinessTime time) {
        this.writes = writes;
        this.events = events;
        this.time = time;
    }

    /**
     * Something to tell.
     *
     * @param type Stripe's type of the event
     * @param id of the object
     * @param object as it is now
     * @param before the object as it was; null where the event is not about a change
     */
    public record News(String type, String id, ObjectNode object, @Nullable ObjectNode before) {

        public News(String type, String id, ObjectNode object) {
            this(type, id, object, null);
        }

        private @Nullable String previously() {
            return before == null ? null : Previously.of(before, object).toString();
        }
    }

    /** The answer, and what to tell. */
    public record Written(ObjectNode answer, List<News> news) {

        /** The object that was written, of which one thing is told. */
        public static Written of(
                String type, String id, ObjectNode object, @Nullable ObjectNode before) {
            return new Written(object, List.of(new News(type, id, object, before)));
        }
    }

    /**
     * @param resourceId the object that is written
     * @param work what to do where the request is not a repeat
     */
    public Uni<Answer> execute(
            ApiRequest request, String resourceId, Function<SqlConnection, Uni<Written>> work) {
        return writes.executeAndThen(
                request,
                resourceId,
                tx ->
                        work.apply(tx)
                                .chain(written ->
                                        events.record(tx, events(request, written.news()))
                                                .map(deliver ->
                                                        new Followed<>(
                                                                Answer.ok(written.answer()),
                                                                deliver))));
    }

    /** {@link IdempotentWrites#isNew}. */
    public Uni<Boolean> isNew(ApiRequest request) {
        return writes.isNew(request);
    }

    private List<MerchantEvent> events(ApiRequest request, List<News> news) {
        var caller = request.caller();
        var tenant = Tenant.of(caller);
        var at = time.now(tenant);
        return news.stream()
                .map(each ->
                        new MerchantEvent(
                                Ids.derive(
                                        "evt_", at, caller.requestId() + each.type() + each.id()),
                                tenant,
                                each.type(),
                                at,
                                each.object().toString(),
                                each.previously(),
                                caller.requestId(),
                                caller.idempotencyKey()))
                .toList();
    }
}
